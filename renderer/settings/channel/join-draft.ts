import type { ChannelLogin, Invitation, SecretPlace } from '../../../src/app/channel';
import type { ChannelForm } from '../../../src/contract/channel-command';
import { isOpenToAll, parseBrokerUrl } from '../../../src/presence/broker-url';
import { isChannelName } from '../../../src/presence/channel-topic';

/** The form as it is being written. */
export type JoinDraft = {
  readonly url: string;
  readonly team: string;
  readonly user: string;
  readonly login: ChannelLogin;
  readonly password: string;
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
  readonly secretIn: SecretPlace | null;
};

export type JoinField = 'url' | 'team' | 'user' | 'ca' | 'certificate' | 'key';

/** A user name for a person's name: what a topic may hold of it. */
export function userNameFor(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}

/** The form as it begins, filled in by an invitation if there is one. */
export function emptyDraft(name: string, invitation: Invitation | null): JoinDraft {
  return {
    url: invitation?.url ?? '',
    team: invitation?.team ?? '',
    user: invitation?.user ?? userNameFor(name),
    login: 'password',
    password: '',
    ca: '',
    certificate: '',
    key: '',
    secretIn: null,
  };
}

const isPem = (text: string): boolean => /^\s*-----BEGIN [A-Z0-9 ]+-----/.test(text);

/** What is written and wrong; what is empty is only not there yet. */
export function wrongFields(draft: JoinDraft): readonly JoinField[] {
  const wrong: JoinField[] = [];
  if (draft.url.trim() !== '' && parseBrokerUrl(draft.url) === null) wrong.push('url');
  for (const field of ['team', 'user'] as const) {
    if (draft[field] !== '' && !isChannelName(draft[field])) wrong.push(field);
  }
  for (const field of ['ca', 'certificate', 'key'] as const) {
    if (draft[field].trim() !== '' && !isPem(draft[field])) wrong.push(field);
  }
  return wrong;
}

/** Whether anybody on the way could read what is sent. */
export function isReadable(draft: JoinDraft): boolean {
  const url = parseBrokerUrl(draft.url);
  return url !== null && isOpenToAll(url);
}

/** The form as it is sent; null while something is missing or wrong. A chosen key stands where none is pasted. */
export function formOf(draft: JoinDraft, isKeyChosen: boolean): ChannelForm | null {
  const { login } = draft;
  if (wrongFields(draft).length > 0) return null;
  if (draft.url.trim() === '' || draft.team === '' || draft.user === '') return null;
  const takesKey = login === 'certificate' && isKeyChosen;
  const given = login === 'password' ? draft.password : draft.key.trim();
  const secret = login === 'none' || takesKey ? null : given;
  const certificate = login === 'certificate' ? draft.certificate.trim() : null;
  if (secret === '' || certificate === '') return null;
  return {
    url: draft.url.trim(),
    team: draft.team,
    user: draft.user,
    login,
    ca: draft.ca.trim() === '' ? null : draft.ca.trim(),
    certificate,
    secret,
    ...(takesKey ? { chosenKey: true } : {}),
  };
}
