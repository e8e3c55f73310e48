import type { RosterLayers } from '../roster/layers';
import { ROLES, type Person, type Role, type SyncWindow } from '../roster/person';
import { parseReplyWindow } from '../roster/reply-window';
import { parseClock, parseDay } from '../time/wall-time';
import { findZone } from '../time/zone';
import type { Followed } from './followed';
import type { Roster, RosterOrigin } from './state';

/*
 * Written by hand because it runs at every start: ten thousand people take a schema library a quarter of a second. How
 * texts read was asked when they were let in.
 */

type Fields = { readonly [key: string]: unknown };

const ID = /^[a-z0-9][a-z0-9_.-]{0,63}$/;

const isText = (value: unknown): value is string => typeof value === 'string';

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOf = (value: unknown, check: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check);

const isAbsentOr = (value: unknown, check: (value: unknown) => boolean): boolean =>
  value === undefined || check(value);

/** People keep much the same hours, zones and dates, so that most texts were asked about before. */
function remembering(check: (text: string) => boolean): (value: unknown) => boolean {
  const known = new Set<string>();
  return (value) => {
    if (!isText(value)) return false;
    if (known.has(value)) return true;
    if (!check(value)) return false;
    known.add(value);
    return true;
  };
}

const isClock = remembering((text) => parseClock(text) !== null);
const isDay = remembering((text) => parseDay(text) !== null);
const isZone = remembering((text) => findZone(text) !== null);
const isWindow = remembering((text) => parseReplyWindow(text) !== null);

const isWeekday = (value: unknown): boolean =>
  value === 1 || (Number.isInteger(value) && (value as number) > 1 && (value as number) < 8);

const isRole = (value: unknown): boolean => ROLES.includes(value as Role);

const isStretch = (value: unknown): value is Fields =>
  isObject(value) && isClock(value['start']) && isClock(value['end']);

const isWeekly = (value: unknown): boolean =>
  isStretch(value) && isListOf(value['days'], isWeekday);

const isFocus = (value: unknown): boolean =>
  isStretch(value) && (isListOf(value['days'], isWeekday) || isDay(value['date']));

const isException = (value: unknown): boolean =>
  isObject(value) &&
  isDay(value['from']) &&
  isAbsentOr(value['to'], isDay) &&
  isAbsentOr(value['note'], isText) &&
  isListOf(value['blocks'], isStretch);

const isHandles = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every(isText);

/** Whether a value has the shape of a person, as far as Lull relies on it. */
export function isPerson(value: unknown): value is Person {
  return (
    isObject(value) &&
    isText(value['id']) &&
    ID.test(value['id']) &&
    isText(value['name']) &&
    isZone(value['zone']) &&
    isAbsentOr(value['role'], isRole) &&
    isAbsentOr(value['blocks'], (blocks) => isListOf(blocks, isWeekly)) &&
    isAbsentOr(value['exceptions'], (list) => isListOf(list, isException)) &&
    isAbsentOr(value['focus'], (list) => isListOf(list, isFocus)) &&
    isAbsentOr(value['replyWithin'], isWindow) &&
    isAbsentOr(value['urgent'], isText) &&
    isAbsentOr(value['handles'], isHandles)
  );
}

const isSync = (value: unknown): value is SyncWindow =>
  isWeekly(value) &&
  isObject(value) &&
  isText(value['title']) &&
  isZone(value['zone']) &&
  (value['people'] === 'all' || isListOf(value['people'], isText)) &&
  isAbsentOr(value['link'], isText) &&
  (value['kind'] === 'meeting' || value['kind'] === 'together');

function isOrigin(value: unknown): value is RosterOrigin {
  if (!isObject(value)) return false;
  switch (value['kind']) {
    case 'none':
    case 'hand':
    case 'example':
      return true;
    case 'file':
      return isText(value['name']) && Number.isSafeInteger(value['at']);
    default:
      return false;
  }
}

const isNorms = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(([role, window]) => isRole(role) && isWindow(window));

const isListOrAbsent = (value: unknown): boolean => value === undefined || Array.isArray(value);

/**
 * Whether a value is somebody of a roster that passed its checksum: what they are found by is asked of every one, what
 * is in their week is as Lull wrote it.
 */
const isListed = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id']) &&
  ID.test(value['id']) &&
  isText(value['name']) &&
  isZone(value['zone']) &&
  isListOrAbsent(value['blocks']) &&
  isListOrAbsent(value['exceptions']) &&
  isListOrAbsent(value['focus']);

const isSaying = (value: unknown): boolean =>
  isObject(value) && isText(value['id']) && ID.test(value['id']);

const isMySync = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const isKeyed = isText(value['key']);
  if (value['kind'] === 'removed') return isKeyed;
  return isSync(value['window']) && (value['kind'] === 'added' || isKeyed);
};

function isLayers(value: unknown): value is RosterLayers {
  return (
    isObject(value) &&
    isListOf(value['file'], isListed) &&
    isListOf(value['fileSync'], isSync) &&
    isListOf(value['channel'], isSaying) &&
    isAbsentOr(value['teams'], (list) => isListOf(list, isSaying)) &&
    isAbsentOr(value['slack'], (list) => isListOf(list, isSaying)) &&
    isListOf(value['added'], isListed) &&
    isListOf(value['edits'], isSaying) &&
    isListOf(value['mySync'], isMySync) &&
    isListOf(value['hidden'], isText)
  );
}

function isPlace(value: unknown): boolean {
  if (!isObject(value)) return false;
  return value['kind'] === 'path' ? isText(value['path']) : isText(value['url']);
}

const isProblem = (value: unknown): boolean =>
  value === null ||
  (isObject(value) && isText(value['kind']) && Number.isSafeInteger(value['since']));

function isFollowed(value: unknown): value is Followed {
  return (
    isObject(value) &&
    isPlace(value['place']) &&
    isText(value['name']) &&
    isText(value['hash']) &&
    isObject(value['stamp']) &&
    Object.values(value['stamp']).every(isText) &&
    (value['changedAt'] === null || Number.isSafeInteger(value['changedAt'])) &&
    isProblem(value['problem'])
  );
}

/** Whether a value that passed its checksum has the shape of a roster in which no two people share an id. */
export function isRoster(value: unknown): value is Roster {
  if (!isObject(value) || !isText(value['team'])) return false;
  const { people, sync, norms, origin } = value;
  if (!isAbsentOr(value['layers'], isLayers)) return false;
  if (!isAbsentOr(value['followed'], isFollowed)) return false;
  if (!isListOf(people, isListed) || !isListOf(sync, isSync)) return false;
  if (!isNorms(norms) || !isOrigin(origin)) return false;
  const list = people as readonly Person[];
  return new Set(list.map(({ id }) => id)).size === list.length;
}
