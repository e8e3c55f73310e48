import { useState } from 'react';
import { useClockStyle, useWords } from '../../bridge';
import type { WorkingBlock } from '../../../src/roster/person';
import { Button } from '../../ui/button';
import { WeekEditor } from '../../ui/week-editor/week-editor';
import { presetOf, WEEK_PRESETS } from '../../ui/week-editor/week-presets';
import { describeWeek } from '../../ui/week-editor/week-words';
import { ChoiceCard, ChoiceCards } from './choice-cards';
import styles from './welcome.module.css';

/** When I work: a usual week to begin from, then each day as it really is. */
export function HoursStep({
  blocks,
  onChange,
}: {
  readonly blocks: readonly WorkingBlock[];
  readonly onChange: (blocks: readonly WorkingBlock[]) => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const preset = presetOf(blocks);
  const [editing, setEditing] = useState(preset === null);
  return (
    <>
      <ChoiceCards label={words('welcome.usual-weeks')}>
        {WEEK_PRESETS.map((choice) => (
          <ChoiceCard
            key={choice.id}
            name="week"
            title={words(`week.preset.${choice.id}`)}
            checked={choice.id === preset?.id}
            onChoose={() => onChange(choice.blocks)}
          >
            {describeWeek(choice.blocks, words, style)}
          </ChoiceCard>
        ))}
      </ChoiceCards>
      {editing || preset === null ? (
        <WeekEditor label={words('welcome.my-week')} blocks={blocks} onChange={onChange} />
      ) : (
        <div>
          <Button onClick={() => setEditing(true)}>{words('welcome.fine-tune')}</Button>
          <span className={styles.aside}>{words('welcome.fine-tune-hint')}</span>
        </div>
      )}
    </>
  );
}
