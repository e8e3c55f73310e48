import { send, useSlice, useWords } from '../bridge';
import type { TargetStatus } from '../../src/app/state';
import type { TargetId } from '../../src/lease/lease';
import type { Words } from '../../src/words/words';
import { obstacleWords } from '../obstacle-words';
import { Button } from '../ui/button';
import { Switch } from '../ui/checkbox';
import { classNames } from '../ui/class-names';
import { StateMark, type MarkedState } from '../ui/state-mark';
import { tip } from '../ui/tooltip';
import { Group } from './group';
import styles from './settings.module.css';
import { ShortcutsHelp } from './shortcuts-help';
import { useSettings } from './use-settings';

const MARKS: { readonly [kind in TargetStatus['kind']]: MarkedState } = {
  ready: 'available',
  unknown: 'unknown',
  unsupported: 'off',
  'needs-setup': 'away',
  failed: 'busy',
};

/** What a focus block silences. */
export function SilenceSection() {
  const words = useWords();
  const { targets } = useSlice('app');
  const known = (Object.keys(targets) as TargetId[]).filter((target) => target !== 'os-dnd');
  return (
    <>
      <Target target="os-dnd" />
      {known.map((target) => (
        <Target key={target} target={target} />
      ))}
      <p className={styles.hint}>{words('settings.silence.promise')}</p>
    </>
  );
}

/** Why a target cannot be used, in words; what is only known to its program is quoted. */
function detailOf(status: TargetStatus, words: Words): string {
  switch (status.kind) {
    case 'unknown':
    case 'ready':
      return '';
    case 'unsupported':
    case 'needs-setup':
      return obstacleWords(status.reason, words);
    case 'failed':
      return obstacleWords(status.detail, words) || status.detail;
  }
}

/** One thing that can be silenced: whether it is, whether that works here, and a try. */
function Target({ target }: { readonly target: TargetId }) {
  const words = useWords();
  const { settings, change } = useSettings();
  const { machine, targets } = useSlice('app');
  const session = useSlice('session');
  const status = targets[target] ?? { kind: 'unknown' };
  const on = settings.silence[target];
  const held = session.targets.find((view) => view.target === target && view.state === 'silenced');
  const name = status.kind === 'ready' ? status.name : '';
  const detail = detailOf(status, words);
  return (
    <Group title={words(`settings.silence.${target}`)}>
      <Switch
        label={words(`settings.silence.${target}-switch`)}
        hint={words(
          machine.platform === 'win32' && target === 'os-dnd'
            ? 'settings.silence.experimental'
            : `settings.silence.${target}-hint`,
        )}
        checked={on}
        onChange={(next) => change({ silence: { ...settings.silence, [target]: next } })}
      />
      {on && (
        <div className={styles.line}>
          <div className={styles.lineWords}>
            <div className={styles.status}>
              <StateMark state={held === undefined ? MARKS[status.kind] : 'focusing'} />
              <span role="status">
                {held === undefined
                  ? words(`target.status.${status.kind}`, { name })
                  : words('settings.silence.held')}
              </span>
            </div>
            {detail !== '' && <div className={styles.hint}>{detail}</div>}
          </div>
          <Button
            small
            {...tip(words('settings.silence.tried'), { describe: true })}
            onClick={() => void send({ kind: 'try-target', target })}
          >
            {words('settings.silence.try')}
          </Button>
        </div>
      )}
      {on && target === 'os-dnd' && machine.platform === 'darwin' && (
        <div className={classNames(styles.line, styles.column)}>
          <ShortcutsHelp />
        </div>
      )}
    </Group>
  );
}
