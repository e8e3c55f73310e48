import { useWords } from '../bridge';
import styles from './settings.module.css';

const STEPS = ['open', 'on', 'off', 'back'] as const;

/** How to give Lull the two Shortcuts that it switches a Mac's Focus with: macOS lets no app do that by itself. */
export function ShortcutsHelp() {
  const words = useWords();
  return (
    <details className={styles.help}>
      <summary>{words('settings.shortcuts.title')}</summary>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{words(`settings.shortcuts.${step}`)}</li>
        ))}
      </ol>
    </details>
  );
}
