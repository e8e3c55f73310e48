import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import X from 'lucide-react/icons/x';
import { useWords } from '../../bridge';
import type { ChannelTest, TestStep } from '../../../src/app/channel';
import styles from './channel.module.css';

const TEST_STEPS: readonly TestStep[] = ['reach', 'trust', 'sign-in', 'write', 'read'];

type StepState = 'done' | 'doing' | 'failed' | 'waiting';

const ICONS = { done: Check, doing: LoaderCircle, failed: X, waiting: Circle } as const;

function stateOf(test: ChannelTest, step: TestStep): StepState {
  if (test.kind === 'passed') return 'done';
  const at = TEST_STEPS.indexOf(test.step);
  const here = TEST_STEPS.indexOf(step);
  if (here < at) return 'done';
  if (here > at) return 'waiting';
  return test.kind === 'failed' ? 'failed' : 'doing';
}

/** How far the test of a connection has come, and what is wrong with it in words. */
export function ConnectionTest({
  test,
  encrypted,
}: {
  readonly test: ChannelTest;
  /** Whether there is a certificate to trust. */
  readonly encrypted: boolean;
}) {
  const words = useWords();
  // What answered to mqtts:// without TLS failed at trusting it, whatever is written now.
  const isTrusted = encrypted || (test.kind === 'failed' && test.step === 'trust');
  const steps = TEST_STEPS.filter((step) => step !== 'trust' || isTrusted);
  return (
    <div className={styles.test}>
      <ol aria-label={words('channel.test.label')} className={styles.steps}>
        {steps.map((step) => {
          const state = stateOf(test, step);
          const Icon = ICONS[state];
          const name = words(`channel.test.${step}`);
          return (
            <li key={step} data-state={state} className={styles.step}>
              <Icon role="img" aria-label={words(`channel.test.${state}`, { step: name })} />
              <span aria-hidden="true">{name}</span>
            </li>
          );
        })}
      </ol>
      <div role="status" className={styles.verdict}>
        {test.kind === 'running' && words('channel.test.running')}
        {test.kind === 'passed' &&
          words(test.encrypted ? 'channel.test.passed' : 'channel.test.passed-open')}
        {test.kind === 'failed' && (
          <>
            <div className={styles.wrong}>{words(`channel.trouble.${test.trouble.kind}`)}</div>
            {test.trouble.detail !== '' && (
              <code className={styles.detail}>{test.trouble.detail}</code>
            )}
          </>
        )}
      </div>
    </div>
  );
}
