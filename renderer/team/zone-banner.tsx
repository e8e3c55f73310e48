import MapPin from 'lucide-react/icons/map-pin';
import { send, useSlice, useWords } from '../bridge';
import type { ZoneAnswer } from '../../src/contract/command';
import { placeOfZone } from '../../src/time/place';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';

const ANSWERS: readonly ZoneAnswer[] = ['moved', 'visiting', 'ignore'];

/** Asks about the zone that this computer is in, and says while I am visiting that times are shown in another. */
export function ZoneBanner() {
  const words = useWords();
  const { me } = useSlice('me');
  const { asking, visiting } = useSlice('teamTime').whereabouts;
  const zone = asking ?? visiting;
  if (zone === null) return null;
  const names = { place: placeOfZone(zone), home: placeOfZone(me.zone) };
  const answer = (said: ZoneAnswer): void => void send({ kind: 'answer-zone', zone, answer: said });
  return (
    <section aria-label={words('whereabouts.label')} aria-live="polite">
      {asking === null ? (
        <Banner
          icon={<MapPin aria-hidden="true" />}
          actions={
            <Button small onClick={() => answer('ignore')}>
              {words('whereabouts.show-home', names)}
            </Button>
          }
        >
          {words('whereabouts.is-visiting', names)}
        </Banner>
      ) : (
        <Banner
          tone="accent"
          icon={<MapPin aria-hidden="true" />}
          actions={ANSWERS.map((said) => (
            <Button key={said} small onClick={() => answer(said)}>
              {words(`whereabouts.${said}`, names)}
            </Button>
          ))}
        >
          {words('whereabouts.asks', names)}
        </Banner>
      )}
    </section>
  );
}
