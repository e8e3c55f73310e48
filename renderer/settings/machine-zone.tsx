import { send, useSlice, useWords } from '../bridge';
import type { ZoneAnswer } from '../../src/contract/command';
import { placeOfZone } from '../../src/time/place';
import { Button } from '../ui/button';
import styles from './settings.module.css';

/** Where this computer is when that is not where I live, what I said to it, and the other answers. */
export function MachineZone() {
  const words = useWords();
  const { machine } = useSlice('app');
  const { me } = useSlice('me');
  const { visiting, ignored } = useSlice('teamTime').whereabouts;
  const { zone } = machine;
  if (zone === me.zone && visiting === null) return null;
  const isVisiting = visiting !== null;
  const isIgnored = !isVisiting && ignored.includes(zone);
  const there = visiting ?? zone;
  const place = placeOfZone(there);
  const home = placeOfZone(me.zone);
  const told = isVisiting ? 'is-visiting' : isIgnored ? 'is-ignored' : 'is-there';
  const answer = (said: ZoneAnswer): void =>
    void send({ kind: 'answer-zone', zone: there, answer: said });
  return (
    <p className={styles.aside}>
      {words(`whereabouts.${told}`, { place, home })}
      <Button small onClick={() => answer('moved')}>
        {words('whereabouts.moved', { place })}
      </Button>
      {isVisiting ? (
        <Button small onClick={() => answer('ignore')}>
          {words('whereabouts.show-home', { home })}
        </Button>
      ) : (
        <Button small onClick={() => answer('visiting')}>
          {words('whereabouts.visit')}
        </Button>
      )}
    </p>
  );
}
