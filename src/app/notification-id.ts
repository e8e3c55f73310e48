import type { FinishedBlock, Session } from '../focus/session';
import type { Instant } from '../time/instant';

/** Ids say what happened and to what, so that the same event has the same id on every start. */
export function overId({
  id,
  how,
  endedAt,
}: Pick<FinishedBlock, 'id' | 'how' | 'endedAt'>): string {
  const kind = how === 'slept-through' ? 'slept-through' : 'block-over';
  return `${kind}:${id}:${endedAt}`;
}

export function endsSoonId({ id, endsAt }: Pick<Session, 'id' | 'endsAt'>): string {
  return `ends-soon:${id}:${endsAt}`;
}

export function breakOverId({ id }: Pick<Session, 'id'>): string {
  return `break-over:${id}`;
}

/** `plannedId` is `planned:2026-05-04T09:00`. */
export function plannedSoonId(plannedId: string): string {
  return `soon:${plannedId}`;
}

export function plannedStartedId(plannedId: string): string {
  return `started:${plannedId}`;
}

export function backId(personId: string, since: Instant): string {
  return `teammate-back:${since}:${personId}`;
}

export function syncSoonId(title: string, startsAt: Instant): string {
  return `sync-soon:${startsAt}:${title}`;
}

export function setBackId({ id }: Pick<Session, 'id'>, messageId: string): string {
  return `clock-set-back:${id}:${messageId}`;
}

export function overlapSoonId(watchId: string, startsAt: Instant): string {
  return `overlap-soon:${startsAt}:${watchId}`;
}

/** Whether a notification speaks of a block that runs, and is of no use once it is over. */
export function isOfRunning(id: string, session: Pick<Session, 'id'>): boolean {
  return (
    id.startsWith(`ends-soon:${session.id}:`) || id.startsWith(`clock-set-back:${session.id}:`)
  );
}

/** What a notification is about, read from its id. */
export type Subject =
  | { readonly kind: 'session' }
  | { readonly kind: 'planned'; readonly plannedId: string }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'sync'; readonly startsAt: Instant; readonly title: string }
  | { readonly kind: 'overlap'; readonly watchId: string }
  | { readonly kind: 'team' };

export function subjectOf(id: string): Subject {
  const [kind = ''] = id.split(':', 1);
  if (kind === 'soon') return { kind: 'planned', plannedId: id.slice('soon:'.length) };
  if (kind === 'teammate-back') {
    return { kind: 'person', personId: id.replace(/^teammate-back:-?\d+:/, '') };
  }
  if (kind === 'time-shift' || kind === 'zone-question') return { kind: 'team' };
  if (kind === 'overlap-soon') {
    return { kind: 'overlap', watchId: id.replace(/^overlap-soon:-?\d+:/, '') };
  }
  const sync = /^sync-soon:(-?\d+):(.*)$/s.exec(id);
  if (sync !== null) return { kind: 'sync', startsAt: Number(sync[1]), title: sync[2] ?? '' };
  return { kind: 'session' };
}
