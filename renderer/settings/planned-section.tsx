import Plus from 'lucide-react/icons/plus';
import { useMemo, useState } from 'react';
import { useNow, useWords } from '../bridge';
import type { DatedFocus, PlannedFocus, RecurringFocus } from '../../src/roster/person';
import { formatDay, wallAt } from '../../src/time/wall-time';
import { Button } from '../ui/button';
import { SegmentedControl } from '../ui/segmented-control';
import { useDraft } from '../ui/use-draft';
import { WeekEditor } from '../ui/week-editor/week-editor';
import { CollisionsGroup } from './collisions-group';
import { DatedForm, DatedLine } from './dated-focus';
import { Group, Line } from './group';
import styles from './settings.module.css';
import { offerTakeBack } from './take-back';
import { useMe } from './use-me';
import { useSettings } from './use-settings';

const isDated = (plan: PlannedFocus): plan is DatedFocus => 'date' in plan;
const isRecurring = (plan: PlannedFocus): plan is RecurringFocus => 'days' in plan;

/** Focus blocks that are planned: every week, or on one date. */
export function PlannedSection() {
  const words = useWords();
  const { me, change } = useMe();
  const { settings, change: changeSettings } = useSettings();
  const today = formatDay(wallAt(me.zone, useNow()).day);
  const [adding, setAdding] = useState(false);
  const plans = me.focus;
  const recurring = useMemo(() => (plans ?? []).filter(isRecurring), [plans]);
  const dated = useMemo(() => (plans ?? []).filter(isDated), [plans]);

  const save = (focus: readonly PlannedFocus[]): void =>
    change({ focus: focus.length === 0 ? null : focus });
  const draft = useDraft<readonly RecurringFocus[]>(recurring, (blocks) =>
    save([...blocks, ...dated]),
  );
  const remove = (at: number): void => {
    save([...recurring, ...dated.filter((_, other) => other !== at)]);
    offerTakeBack(words('settings.planned.removed'), () => save([...recurring, ...dated]));
  };
  const add = (plan: DatedFocus): void => {
    const sorted = [...dated, plan].sort((a, b) => a.date.localeCompare(b.date));
    save([...recurring, ...sorted]);
    setAdding(false);
  };
  return (
    <>
      <CollisionsGroup onPlan={save} />
      <Group
        title={words('settings.planned.weekly')}
        hint={words('settings.planned.weekly-hint')}
        plain
      >
        <div onBlur={draft.flush}>
          <WeekEditor
            label={words('settings.planned.weekly')}
            tone="focus"
            blocks={draft.value}
            onChange={draft.change}
            {...(me.blocks === undefined ? {} : { underlay: me.blocks })}
          />
        </div>
      </Group>
      <Group title={words('settings.planned.dated')} plain>
        {dated.length > 0 && (
          <ul className={styles.card}>
            {dated.map((plan, at) => (
              <li key={`${plan.date} ${at}`}>
                <DatedLine plan={plan} isPast={plan.date < today} onRemove={() => remove(at)} />
              </li>
            ))}
          </ul>
        )}
        {adding ? (
          <div className={styles.card}>
            <DatedForm onAdd={add} onCancel={() => setAdding(false)} />
          </div>
        ) : (
          <div>
            <Button icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
              {words('settings.planned.add')}
            </Button>
          </div>
        )}
      </Group>
      <Group title={words('settings.planned.begin')}>
        <Line label={words('settings.planned.when')} hint={words('settings.planned.when-hint')}>
          <SegmentedControl
            label={words('settings.planned.when')}
            value={settings.startPlanned}
            segments={[
              { value: 'ask', label: words('settings.planned.ask') },
              { value: 'start', label: words('settings.planned.start') },
            ]}
            onChange={(startPlanned) => changeSettings({ startPlanned })}
          />
        </Line>
      </Group>
    </>
  );
}
