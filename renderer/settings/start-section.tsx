import { useSlice, useWords } from '../bridge';
import type { ClockChoice, Theme } from '../../src/app/settings';
import { Switch } from '../ui/checkbox';
import { SegmentedControl } from '../ui/segmented-control';
import { Group, Line } from './group';
import { useSettings } from './use-settings';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const CLOCKS: readonly ClockChoice[] = ['locale', 'h24', 'h12'];

/** How Lull starts and looks. */
export function StartSection() {
  const words = useWords();
  const { settings, change } = useSettings();
  const { machine } = useSlice('app');
  const unsupported = machine.autostart === 'unsupported';
  return (
    <>
      <Group title={words('settings.start.start')}>
        <Switch
          label={words('settings.start.launch-at-login')}
          hint={words(
            unsupported ? 'settings.start.no-autostart' : 'settings.start.launch-at-login-hint',
          )}
          disabled={unsupported}
          checked={settings.launchAtLogin && !unsupported}
          onChange={(launchAtLogin) => change({ launchAtLogin })}
        />
      </Group>
      <Group title={words('settings.start.looks')}>
        <Line label={words('settings.start.theme')}>
          <SegmentedControl
            label={words('settings.start.theme')}
            value={settings.theme}
            segments={THEMES.map((value) => ({
              value,
              label: words(`settings.start.themes.${value}`),
            }))}
            onChange={(theme) => change({ theme })}
          />
        </Line>
        <Line label={words('settings.start.clock')} hint={words('settings.start.clock-hint')}>
          <SegmentedControl
            label={words('settings.start.clock')}
            value={settings.clock}
            segments={CLOCKS.map((value) => ({
              value,
              label: words(`settings.start.clocks.${value}`),
            }))}
            onChange={(clock) => change({ clock })}
          />
        </Line>
      </Group>
    </>
  );
}
