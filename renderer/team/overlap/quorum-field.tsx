import { useWords } from '../../bridge';
import { quorumOf, type Quorum } from '../../../src/reply/quorum';
import { Select } from '../../ui/field';

/** Up to so many people each number is offered. */
const MOST_COUNTS = 20;
const SHARES = [75, 50, 25] as const;

const keyOf = (quorum: Quorum): string => {
  switch (quorum.kind) {
    case 'all':
      return 'all';
    case 'count':
      return `count-${quorum.count}`;
    case 'share':
      return `share-${quorum.percent}`;
  }
};

function choicesFor(people: number, chosen: Quorum): Quorum[] {
  const choices: Quorum[] = [{ kind: 'all' }];
  for (let count = Math.min(MOST_COUNTS, people - 1); count >= 2; count--) {
    choices.push({ kind: 'count', count });
  }
  if (people > 3) {
    for (const percent of SHARES) choices.push({ kind: 'share', percent });
  }
  if (!choices.some((one) => keyOf(one) === keyOf(chosen))) choices.push(chosen);
  return choices;
}

/** How many must be there. */
export function QuorumField({
  quorum,
  people,
  onChange,
}: {
  readonly quorum: Quorum;
  readonly people: number;
  readonly onChange: (quorum: Quorum) => void;
}) {
  const words = useWords();
  const choices = choicesFor(people, quorum);
  const labelOf = (one: Quorum): string => {
    const count = quorumOf(one, people);
    if (one.kind === 'all') return words('overlap.quorum.all');
    if (one.kind === 'count') return words('overlap.quorum.count', { count });
    return words('overlap.quorum.share', { percent: one.percent, count });
  };
  return (
    <Select
      label={words('overlap.quorum.label')}
      value={keyOf(quorum)}
      options={choices.map((one) => ({ value: keyOf(one), label: labelOf(one) }))}
      onChange={(key) => {
        const chosen = choices.find((one) => keyOf(one) === key);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
