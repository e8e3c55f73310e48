import { useWords } from '../bridge';
import { Switch } from '../ui/checkbox';
import { SegmentedControl } from '../ui/segmented-control';
import { Group, Line } from './group';
import { PresetTable } from './preset-table';
import { useSettings } from './use-settings';

const SWITCHES = {
  breaks: ['startBreaks', 'startNextBlock'],
  window: ['openFocusWindow', 'focusOnTop'],
} as const;

/** How blocks and breaks go. */
export function FocusSection() {
  const words = useWords();
  const { settings, change } = useSettings();
  const switches = (names: readonly (typeof SWITCHES)[keyof typeof SWITCHES][number][]) =>
    names.map((name) => (
      <Switch
        key={name}
        label={words(`settings.focus.${name}`)}
        hint={words(`settings.focus.${name}-hint`)}
        checked={settings[name]}
        onChange={(on) => change({ [name]: on })}
      />
    ));
  return (
    <>
      <Group title={words('settings.presets.title')} hint={words('settings.presets.hint')} plain>
        <PresetTable />
      </Group>
      <Group title={words('settings.focus.end')}>
        <Line label={words('settings.focus.at-end')} hint={words('settings.focus.at-end-hint')}>
          <SegmentedControl
            label={words('settings.focus.at-end')}
            value={settings.atEnd}
            segments={[
              { value: 'surface', label: words('focus.at-end-surface') },
              { value: 'run-on', label: words('focus.at-end-run-on') },
            ]}
            onChange={(atEnd) => change({ atEnd })}
          />
        </Line>
        {switches(SWITCHES.breaks)}
      </Group>
      <Group title={words('settings.focus.window')}>{switches(SWITCHES.window)}</Group>
      <Group title={words('settings.focus.away')}>
        <Switch
          label={words('settings.focus.awayWhenLocked')}
          hint={words('settings.focus.awayWhenLocked-hint')}
          checked={settings.awayWhenLocked}
          onChange={(awayWhenLocked) => change({ awayWhenLocked })}
        />
      </Group>
    </>
  );
}
