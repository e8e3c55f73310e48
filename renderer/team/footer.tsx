import { useSlice, useWords } from '../bridge';
import { ChannelLine } from './channel-line';
import styles from './footer.module.css';
import { useTogether } from './use-together';
import type { FollowedView } from '../../src/app/slice';
import { nearMoment, type Telling } from './telling';

function followedWords({ name, checking, changedAt }: FollowedView, telling: Telling): string {
  const { words } = telling;
  if (checking) return words('follow.state.checking', { name });
  if (changedAt === null) return words('follow.state.following', { name });
  return words('follow.state.changed', { name, at: nearMoment(changedAt, telling) });
}

/** Where the people come from, how many are shown, and when everybody is next there together. */
export function Footer({ shown, telling }: { readonly shown: number; readonly telling: Telling }) {
  const words = useWords();
  const { people, origin, followed } = useSlice('roster');
  const source =
    followed === null
      ? origin.kind === 'file'
        ? origin.name
        : null
      : followedWords(followed, telling);
  const together = useTogether(telling);
  const count = people.length;
  return (
    <footer className={styles.footer}>
      {source !== null && <span className={styles.name}>{source}</span>}
      <span role="status">
        {shown === count ? words('team.count', { count }) : words('team.shown', { shown, count })}
      </span>
      <ChannelLine telling={telling} />
      <span className={styles.gap} />
      {together !== null && <span className={styles.together}>{together}</span>}
    </footer>
  );
}
