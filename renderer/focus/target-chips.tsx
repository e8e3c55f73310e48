import { send, useClockStyle, useSlice, useViewerZone, useWords } from '../bridge';
import type { TargetView } from '../../src/app/slices';
import type { Words } from '../../src/words/words';
import { formatTime, type ClockStyle } from '../../src/time/format';
import type { ZoneName } from '../../src/time/zone';
import { obstacleWords } from '../obstacle-words';
import { SECTION_OF_TARGET } from '../target-section';
import { classNames } from '../ui/class-names';
import { tip } from '../ui/tooltip';
import styles from './focus.module.css';

const QUIET: readonly TargetView['state'][] = ['taking', 'silenced', 'says-back', 'giving-back'];
const CALM: readonly TargetView['state'][] = [
  'lifted',
  'restored',
  'yours-kept',
  'yours-first',
  'expired-by-itself',
  'switched-off',
  'unsupported',
];

const toneOf = (state: TargetView['state']): string | undefined => {
  if (QUIET.includes(state)) return undefined;
  return CALM.includes(state) ? styles.faint : styles.trouble;
};

/** A status that is set says something; the others are silent. */
const stateOf = ({ target, state }: TargetView): string =>
  state === 'silenced' && (target === 'slack' || target === 'teams-message') ? 'saying' : state;

/** Why a target is as it is, in a sentence or two. */
export function targetReason(
  target: TargetView,
  { words, style, zone }: { words: Words; style: ClockStyle; zone: ZoneName },
): string {
  const name = target.name === '' ? words(`target.name.${target.target}`) : target.name;
  const sentences = [words(`target.why.${stateOf(target)}`, { name })];
  if (target.state === 'silenced' && target.until !== null) {
    sentences.push(words('target.until', { time: formatTime(target.until, zone, style) }));
  }
  if (target.retryAt !== null) {
    sentences.push(words('target.retry', { time: formatTime(target.retryAt, zone, style) }));
  }
  const obstacle = obstacleWords(target.detail, words);
  return (obstacle === '' ? sentences : [...sentences, obstacle]).join('\n');
}

/** What was silenced and what was not; each says why, and leads to where it can be changed. */
export function TargetChips() {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const { targets } = useSlice('session');
  if (targets.length === 0) return null;
  return (
    <ul aria-label={words('focus.targets')} className={styles.chips}>
      {targets.map((target) => (
        <li key={target.target}>
          <button
            type="button"
            className={classNames(styles.chip, toneOf(target.state))}
            {...tip(targetReason(target, { words, style, zone }), { describe: true })}
            onClick={() =>
              void send({
                kind: 'open-window',
                window: 'settings',
                section: SECTION_OF_TARGET[target.target],
              })
            }
          >
            {words(`target.chip.${stateOf(target)}`, {
              target: words(`target.name.${target.target}`),
            })}
          </button>
        </li>
      ))}
    </ul>
  );
}
