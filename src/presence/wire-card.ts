import { PERSON_FIELDS } from '../roster/merge';
import type { Person } from '../roster/person';
import { parsePerson } from '../roster/person-reader';
import type { Instant } from '../time/instant';
import { findZone } from '../time/zone';
import { isChannelName } from './channel-topic';
import { isWireInstant, readWire, WIRE_VERSION, wireFault, type Read } from './wire';

/** What somebody says of themselves to the team; who they are is told by the topic. */
export type CardPerson = Omit<Person, 'id'>;

export type WireCard = {
  readonly user: string;
  readonly at: Instant;
  readonly person: CardPerson;
};

/** Who a user of the channel is on the roster. A name that no roster id could be is told apart by a dot, which no user has. */
export function personIdOf(user: string): string {
  return /^[a-z0-9]/.test(user) ? user : `u.${user}`.slice(0, 64);
}

/** The bytes of a card, as they go out, with its members always in one order. */
export function encodeCard({ user, at, person }: WireCard): string {
  const told = PERSON_FIELDS.flatMap((key) =>
    person[key] === undefined ? [] : [[key, person[key]] as const],
  );
  return JSON.stringify({ v: WIRE_VERSION, user, at, person: Object.fromEntries(told) });
}

/** As many different weeks as are remembered at once. */
const MOST_WEEKS = 5_000;

/** Weeks read so far: people keep much the same hours, and ten thousand copies of one week take room. */
const weeks = new Map<string, NonNullable<CardPerson['blocks']>>();

function shared(person: CardPerson): CardPerson {
  const { blocks } = person;
  if (blocks === undefined) return person;
  const key = JSON.stringify(blocks);
  const known = weeks.get(key);
  if (known !== undefined) return { ...person, blocks: known };
  if (weeks.size >= MOST_WEEKS) weeks.clear();
  weeks.set(key, blocks);
  return person;
}

/** Reads a card. Members that this version does not know are left out; anything malformed refuses all of it. */
export function readCard(text: string): Read<WireCard> {
  const opened = readWire(text);
  if (!opened.ok) return opened;
  const { user, at, person } = opened.value;
  if (typeof user !== 'string' || !isChannelName(user) || !isWireInstant(at)) {
    return wireFault('shape');
  }
  if (typeof person !== 'object' || person === null || Array.isArray(person)) {
    return wireFault('shape');
  }
  const known: { [key: string]: unknown } = { id: 'somebody' };
  for (const key of PERSON_FIELDS) {
    if (Object.hasOwn(person, key)) known[key] = (person as { [key: string]: unknown })[key];
  }
  // Asked first, since looking for what was meant instead costs more than a flood of them may.
  if (typeof known['zone'] !== 'string' || findZone(known['zone']) === null) {
    return wireFault('shape');
  }
  const read = parsePerson(known);
  if (!read.ok) return wireFault('shape');
  const { id: _id, ...told } = read.person;
  return { ok: true, value: { user, at, person: shared(told) } };
}
