import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useId } from 'react';
import { useWords } from '../bridge';
import { BLOCK_MINUTES, PRESETS, type Preset } from '../../src/focus/preset';
import { Button, IconButton } from '../ui/button';
import { NumberField } from './number-field';
import { newPreset, withoutPreset } from './preset-list';
import table from './preset-table.module.css';
import styles from './settings.module.css';
import { offerTakeBack } from './take-back';
import { useSettings } from './use-settings';

type Column = Exclude<keyof Preset, 'id'>;

/** The limits of the settings' own schema. */
const COLUMNS: readonly { readonly key: Column; readonly least: number; readonly most: number }[] =
  [
    { key: 'focusMinutes', least: BLOCK_MINUTES.least, most: BLOCK_MINUTES.most },
    { key: 'breakMinutes', least: 0, most: 240 },
    { key: 'longBreakMinutes', least: 0, most: 240 },
    { key: 'longBreakAfter', least: 0, most: 12 },
  ];
const MOST_PRESETS = 12;

/** The rhythms there are, and which of them a click on the tray starts. */
export function PresetTable() {
  const words = useWords();
  const { settings, change } = useSettings();
  const { presets, defaultPresetId } = settings;
  const group = useId();
  const nameOf = ({ focusMinutes, breakMinutes }: Preset): string =>
    words('settings.presets.name', { focus: focusMinutes, rest: breakMinutes });
  const edit = (id: string, key: Column, value: number): void =>
    change({
      presets: presets.map((preset) => (preset.id === id ? { ...preset, [key]: value } : preset)),
    });
  /** Replaces the list, which can be taken back. */
  const replace = (
    next: Pick<typeof settings, 'presets' | 'defaultPresetId'>,
    text: string,
  ): void => {
    change(next);
    offerTakeBack(text, () => change({ presets, defaultPresetId }));
  };
  return (
    <>
      <div role="group" aria-label={words('settings.presets.title')} className={table.table}>
        <div aria-hidden="true" className={table.head}>
          <span>{words('settings.presets.default')}</span>
          {COLUMNS.map(({ key }) => (
            <span key={key}>{words(`settings.presets.${key}`)}</span>
          ))}
        </div>
        {presets.map((preset) => {
          const name = nameOf(preset);
          return (
            <div key={preset.id} className={table.row}>
              <label className={table.name}>
                <input
                  type="radio"
                  name={group}
                  checked={preset.id === defaultPresetId}
                  onChange={() => change({ defaultPresetId: preset.id })}
                />
                {name}
              </label>
              {COLUMNS.map(({ key, least, most }) => (
                <span key={key}>
                  <NumberField
                    labelHidden
                    label={words('settings.presets.field', {
                      preset: name,
                      field: words(`settings.presets.${key}`),
                    })}
                    name={words(`settings.presets.${key}`)}
                    value={preset[key]}
                    least={least}
                    most={most}
                    onSave={(value) => edit(preset.id, key, value)}
                  />
                </span>
              ))}
              <span>
                <IconButton
                  small
                  disabled={presets.length === 1}
                  label={words('settings.remove', { what: name })}
                  icon={<Trash aria-hidden="true" />}
                  onClick={() =>
                    replace(
                      withoutPreset(settings, preset.id),
                      words('settings.presets.removed', { name }),
                    )
                  }
                />
              </span>
            </div>
          );
        })}
      </div>
      <div className={styles.presets}>
        <Button
          small
          icon={<Plus aria-hidden="true" />}
          disabled={presets.length >= MOST_PRESETS}
          onClick={() => change({ presets: [...presets, newPreset(presets)] })}
        >
          {words('settings.presets.add')}
        </Button>
        <Button
          small
          kind="ghost"
          onClick={() =>
            replace(
              { presets: PRESETS, defaultPresetId: PRESETS[0]?.id ?? defaultPresetId },
              words('settings.presets.restored'),
            )
          }
        >
          {words('settings.presets.restore')}
        </Button>
      </div>
    </>
  );
}
