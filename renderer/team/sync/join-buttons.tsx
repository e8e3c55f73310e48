import Video from 'lucide-react/icons/video';
import { send, useSlice, useWords } from '../../bridge';
import { linkHost } from '../../../src/roster/address';
import type { Person } from '../../../src/roster/person';
import { isAsked, syncAhead } from '../../../src/roster/sync-ahead';
import { MINUTE, type Instant } from '../../../src/time/instant';
import { Button } from '../../ui/button';

/** How long before a meeting its link is offered on a person's card. */
const OFFERED_BEFORE = 10 * MINUTE;

/** Buttons for the meetings that somebody and I are asked to and that run or are about to begin. */
export function JoinButtons({ person, now }: { readonly person: Person; readonly now: Instant }) {
  const words = useWords();
  const { me } = useSlice('me');
  const { sync } = useSlice('roster');
  if (sync.length === 0) return null;
  const near = syncAhead(me.id, sync, { start: now, end: now + OFFERED_BEFORE + 1 });
  return near.flatMap(({ window: { title, link }, window }) => {
    if (link === undefined || linkHost(link) === null || !isAsked(window, person.id)) return [];
    return [
      <Button
        key={title}
        icon={<Video aria-hidden="true" />}
        onClick={() => void send({ kind: 'join-sync', link, sure: false })}
      >
        {words('sync.join-title', { title })}
      </Button>,
    ];
  });
}
