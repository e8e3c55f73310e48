import { useWords } from '../bridge';
import { Dialog } from '../ui/dialog';
import { KeyCap } from '../ui/key-cap';
import styles from './shortcuts-dialog.module.css';

/** The keys and the text that says what they do; a key of several letters is a word to translate. */
const SHORTCUTS: readonly { readonly does: string; readonly keys: readonly string[] }[] = [
  { does: 'move', keys: ['↑', '↓'] },
  { does: 'ends', keys: ['home', 'end'] },
  { does: 'expand', keys: ['enter'] },
  { does: 'search', keys: ['/'] },
  { does: 'type', keys: ['letters'] },
  { does: 'copy', keys: ['C'] },
  { does: 'watch', keys: ['W'] },
  { does: 'edit', keys: ['E'] },
  { does: 'remove', keys: ['delete'] },
  { does: 'add', keys: ['N'] },
  { does: 'undo', keys: ['control', 'Z'] },
  { does: 'layout-list', keys: ['control', '1'] },
  { does: 'layout-timeline', keys: ['control', '2'] },
  { does: 'scrub', keys: ['←', '→'] },
  { does: 'scrub-far', keys: ['shift', '←', '→'] },
  { does: 'scrub-day', keys: ['control', '←', '→'] },
  { does: 'scrub-window', keys: ['alt', '←', '→'] },
  { does: 'now', keys: ['escape'] },
  { does: 'help', keys: ['?'] },
];

/** What the keyboard does in the team window. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog
      light
      title={words('team.shortcuts.title')}
      closeLabel={words('team.shortcuts.close')}
      onClose={onClose}
    >
      <dl className={styles.list}>
        {SHORTCUTS.map(({ does, keys }) => (
          <div key={does} className={styles.line}>
            <dt>{words(`team.shortcuts.${does}`)}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <KeyCap key={key}>{key.length > 1 ? words(`team.keys.${key}`) : key}</KeyCap>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
