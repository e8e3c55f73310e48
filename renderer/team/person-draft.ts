import type {
  Exception,
  Handles,
  Person,
  ReplyWindow,
  Role,
  WorkingBlock,
} from '../../src/roster/person';
import { parseReplyWindow } from '../../src/roster/reply-window';
import type { ZoneName } from '../../src/time/zone';

/** A person as the dialog holds them: every field there is, empty where nothing is said. */
export type PersonDraft = {
  readonly name: string;
  readonly zone: ZoneName | null;
  readonly role: Role | '';
  readonly replyWithin: ReplyWindow;
  readonly sharesHours: boolean;
  readonly blocks: readonly WorkingBlock[];
  readonly exceptions: readonly Exception[];
  readonly urgent: string;
  readonly email: string;
};

/** What is wrong with a field of a draft. */
export type DraftProblems = {
  readonly name?: 'missing';
  readonly zone?: 'missing';
  readonly replyWithin?: 'not-understood';
};

const WORKDAY: readonly WorkingBlock[] = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];

/** The draft of somebody new; no zone is assumed. */
export const NEW_PERSON: PersonDraft = {
  name: '',
  zone: null,
  role: 'contributor',
  replyWithin: '',
  sharesHours: true,
  blocks: WORKDAY,
  exceptions: [],
  urgent: '',
  email: '',
};

/** The draft of somebody on the roster. */
export function draftOf(person: Person): PersonDraft {
  return {
    name: person.name,
    zone: person.zone,
    role: person.role ?? '',
    replyWithin: person.replyWithin ?? '',
    sharesHours: person.blocks !== undefined,
    blocks: person.blocks ?? WORKDAY,
    exceptions: person.exceptions ?? [],
    urgent: person.urgent ?? '',
    email: person.handles?.email ?? '',
  };
}

/** Everything that keeps a draft from being a person; nothing when it can be kept. */
export function problemsOf(draft: PersonDraft): DraftProblems {
  const reply = draft.replyWithin.trim();
  return {
    ...(draft.name.trim() === '' ? { name: 'missing' } : {}),
    ...(draft.zone === null ? { zone: 'missing' } : {}),
    ...(reply !== '' && parseReplyWindow(reply) === null ? { replyWithin: 'not-understood' } : {}),
  };
}

const LONGEST_ID = 64;

/** An id made from a name that nobody has yet: `Åsa Öberg` becomes `asa-oberg`, the second one `asa-oberg-2`. */
export function newPersonId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const stem = (plain === '' ? 'person' : plain).slice(0, LONGEST_ID - 6).replace(/-+$/, '');
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

function handlesOf(before: Handles | undefined, email: string): Handles | undefined {
  const { email: _, ...others } = before ?? {};
  const handles: Handles = { ...others, ...(email === '' ? {} : { email }) };
  return Object.keys(handles).length === 0 ? undefined : handles;
}

/** The person a draft without problems describes; what the dialog does not show stays as it was. */
export function personOf(draft: PersonDraft, id: string, before?: Person): Person {
  if (draft.zone === null) throw new RangeError('draft.zone must be chosen');
  const urgent = draft.urgent.trim();
  const replyWithin = draft.replyWithin.trim();
  const handles = handlesOf(before?.handles, draft.email.trim());
  return {
    id,
    name: draft.name.trim(),
    zone: draft.zone,
    ...(draft.role === '' ? {} : { role: draft.role }),
    ...(draft.sharesHours ? { blocks: draft.blocks } : {}),
    ...(draft.exceptions.length === 0 ? {} : { exceptions: draft.exceptions }),
    ...(before?.focus === undefined ? {} : { focus: before.focus }),
    ...(replyWithin === '' ? {} : { replyWithin }),
    ...(urgent === '' ? {} : { urgent }),
    ...(handles === undefined ? {} : { handles }),
  };
}
