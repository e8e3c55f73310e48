import { useSlice, useWords } from '../bridge';
import styles from './footer.module.css';
import { useTogether } from './use-together';
import type { Telling } from './telling';

/** Where the people come from, how many are shown, and when everybody is next there together. */
export function Footer({ shown, telling }: { readonly shown: number; readonly telling: Telling }) {
  const words = useWords();
  const { people, origin } = useSlice('roster');
  const together = useTogether(telling);
  const count = people.length;
  return (
    <footer className={styles.footer}>
      {origin.kind === 'file' && <span className={styles.name}>{origin.name}</span>}
      <span role="status">
        {shown === count ? words('team.count', { count }) : words('team.shown', { shown, count })}
      </span>
      <span className={styles.gap} />
      {together !== null && <span className={styles.together}>{together}</span>}
    </footer>
  );
}
