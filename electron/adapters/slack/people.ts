import type { SlackMember, SlackPeople } from '../../../src/app/slack';
import { cleanText } from '../../../src/roster/text';
import { findZone } from '../../../src/time/zone';
import { troubleOf } from './authorize';
import type { Answer, Client } from './client';

/** docs.slack.dev/apis/web-api/pagination: a page has at most 200; so many pages are within one minute's limit. */
const PAGE = 200;
const MOST_PAGES = 15;
const LONGEST_NAME = 80;

const isRecord = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

const firstText = (values: readonly unknown[]): string => {
  for (const value of values) {
    const cleaned = typeof value === 'string' ? cleanText(value, LONGEST_NAME) : null;
    if (cleaned?.kind === 'text') return cleaned.text;
  }
  return '';
};

/** Somebody who is a person of the workspace, with a zone; null for bots, guests and who left. */
function memberOf(value: unknown): SlackMember | null {
  if (!isRecord(value)) return null;
  const { id, deleted, is_bot: isBot, is_restricted: isGuest, tz } = value;
  if (typeof id !== 'string' || !/^[UW][A-Z0-9]{1,30}$/.test(id) || id === 'USLACKBOT') return null;
  if (deleted === true || isBot === true || isGuest === true) return null;
  const zone = typeof tz === 'string' ? findZone(tz) : null;
  if (zone === null) return null;
  const profile = isRecord(value['profile']) ? value['profile'] : {};
  const name = firstText([profile['real_name'], value['real_name'], value['name']]);
  return name === '' ? null : { id, name, zone };
}

function cursorOf(answer: Answer): string {
  const about = answer['response_metadata'];
  const cursor = isRecord(about) ? about['next_cursor'] : '';
  return typeof cursor === 'string' ? cursor : '';
}

/** Everybody of the workspace, page by page (docs.slack.dev/reference/methods/users.list). */
export async function readPeople(call: Client['call']): Promise<SlackPeople> {
  const members: SlackMember[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const called = await call('users.list', { limit: PAGE, ...(cursor === '' ? {} : { cursor }) });
    if (!called.ok) return { kind: 'failed', trouble: troubleOf(called.failure) };
    const list = called.answer['members'];
    if (!Array.isArray(list)) {
      return { kind: 'failed', trouble: { kind: 'not-slack', detail: '' } };
    }
    members.push(...list.map(memberOf).filter((one) => one !== null));
    cursor = cursorOf(called.answer);
    if (cursor === '') break;
  }
  return { kind: 'found', members, more: cursor !== '' };
}
