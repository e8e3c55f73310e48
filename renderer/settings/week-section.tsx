import { useClockStyle, useWords } from '../bridge';
import type { WorkingBlock } from '../../src/roster/person';
import { Button } from '../ui/button';
import { Switch } from '../ui/checkbox';
import { presetOf, WEEK_PRESETS } from '../ui/week-editor/week-presets';
import { WeekEditor } from '../ui/week-editor/week-editor';
import { describeWeek } from '../ui/week-editor/week-words';
import { useDraft } from '../ui/use-draft';
import { Group } from './group';
import styles from './settings.module.css';
import { offerTakeBack } from './take-back';
import { useMe } from './use-me';

const [USUAL] = WEEK_PRESETS;
const NONE: readonly WorkingBlock[] = [];

/** When I work. */
export function WeekSection() {
  const words = useWords();
  const style = useClockStyle();
  const { me, change } = useMe();
  const draft = useDraft<readonly WorkingBlock[]>(me.blocks ?? NONE, (blocks) =>
    change({ blocks }),
  );
  const shares = me.blocks !== undefined;
  const preset = presetOf(draft.value);

  /** Replaces the whole week, which can be taken back. */
  const replace = (blocks: readonly WorkingBlock[] | null, text: string): void => {
    const before = me.blocks ?? null;
    draft.reset();
    change({ blocks });
    offerTakeBack(text, () => change({ blocks: before }));
  };
  return (
    <>
      <Switch
        label={words('settings.week.shares')}
        hint={words('settings.week.shares-hint')}
        checked={shares}
        onChange={(on) =>
          on
            ? change({ blocks: USUAL?.blocks ?? NONE })
            : replace(null, words('settings.week.hidden'))
        }
      />
      {shares && (
        <Group title={words('settings.week.title')} plain>
          <div className={styles.presets}>
            {WEEK_PRESETS.map((choice) => (
              <Button
                key={choice.id}
                small
                aria-pressed={choice.id === preset?.id}
                onClick={() => {
                  if (choice.id !== preset?.id)
                    replace(choice.blocks, words('settings.week.replaced'));
                }}
              >
                {words(`week.preset.${choice.id}`)}
              </Button>
            ))}
          </div>
          <div onBlur={draft.flush}>
            <WeekEditor
              label={words('settings.week.title')}
              blocks={draft.value}
              onChange={draft.change}
            />
          </div>
          <p className={styles.summary}>
            {words('settings.week.summary', { week: describeWeek(draft.value, words, style) })}
          </p>
        </Group>
      )}
    </>
  );
}
