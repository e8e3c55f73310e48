import type { RosterSlice } from '../../../src/app/slice';
import { PERSON_FIELDS, SOURCES, type PersonField, type SourceId } from '../../../src/roster/merge';
import type { Words } from '../../../src/words/words';

type Roster = Pick<RosterSlice, 'origin' | 'origins' | 'followed'>;

/** Where what is known of somebody is from: `From the team file; reply window yours`. Null where all there is is from one place that everybody knows. */
export function originWords(id: string, roster: Roster, words: Words): string | null {
  const { origin, origins = {}, followed } = roster;
  const from = Object.hasOwn(origins, id) ? origins[id] : undefined;
  const file = followed?.name ?? (origin.kind === 'file' ? origin.name : null);
  const sourceWords = (source: SourceId): string =>
    source === 'file' && file !== null
      ? words('follow.origin.named-file', { name: file })
      : words(`follow.origin.${source}`);
  if (from === undefined) return followed === null ? null : sourceWords('file');
  if (typeof from === 'string') return sourceWords(from);
  const fieldsOf = (source: SourceId): readonly PersonField[] =>
    PERSON_FIELDS.filter((field) => from[field] === source);
  const most = from.name ?? from.zone ?? 'file';
  const others = SOURCES.filter((source) => source !== most && fieldsOf(source).length > 0);
  const parts = others.map((source) =>
    words(`follow.origin.part-${source}`, {
      fields: fieldsOf(source).map((field) => words(`follow.field.${field}`)),
      file: file ?? '',
    }),
  );
  return [sourceWords(most), ...parts].join('; ');
}
