import { describe, expect, test } from 'vitest';
import { targetReason } from '../../renderer/focus/target-chips';
import { SECTION_NAMES } from '../../renderer/settings/section-names';
import { SECTION_OF_TARGET } from '../../renderer/target-section';
import { valuesOf } from '../../renderer/team/notices';
import catalogue from '../../resources/locales/en.json';
import type { TargetView } from '../../src/app/slice';
import { TARGETS, type FailureReason } from '../../src/lease/lease';
import { findZone } from '../../src/time/zone';
import { createWords } from '../../src/words/words';

const words = createWords(catalogue, 'en-GB');
const berlin = findZone('Europe/Berlin');
if (berlin === null) throw new Error('no Berlin');
const reading = { words, style: { locale: 'en-GB', hour12: false }, zone: berlin };
const AT = Date.parse('2026-03-04T09:05:00Z');

/** Each way to fail, as a target tells it, and the one thing that is said to do about it. */
const FAILURES: readonly {
  readonly reason: FailureReason;
  readonly details: readonly string[];
  readonly retried: boolean;
  readonly todo: RegExp;
}[] = [
  { reason: 'offline', details: [''], retried: true, todo: /Are you online\?/ },
  { reason: 'timed-out', details: [''], retried: true, todo: /tries again at 10:05/ },
  { reason: 'rate-limited', details: [''], retried: true, todo: /tries again at 10:05/ },
  {
    reason: 'bad-answer',
    details: ['', 'not JSON', 'too large', 'status 404'],
    retried: true,
    todo: /tries again at 10:05/,
  },
  {
    reason: 'failed',
    details: ['status 500', 'slack: fatal_error', 'teams: unknownError', 'too late'],
    retried: true,
    todo: /tries again at 10:05/,
  },
  {
    reason: 'unauthorized',
    details: ['slack-refused', 'teams-refused'],
    retried: false,
    todo: /Connect it again in the settings/,
  },
  {
    reason: 'forbidden',
    details: ['slack-scope', 'slack-admin: not_admin', 'teams-scope', 'teams-admin: Forbidden'],
    retried: false,
    todo: /in the settings/,
  },
  {
    reason: 'needs-setup',
    details: ['slack-no-token', 'slack-emoji', 'slack-too-long', 'teams-no-token', 'no-channel'],
    retried: false,
    todo: /See the settings/,
  },
  { reason: 'not-stored', details: [''], retried: false, todo: /Make room/ },
  { reason: 'unsupported', details: [''], retried: false, todo: /The block runs all the same/ },
];

const failures = FAILURES.flatMap(({ details, ...failure }) =>
  details.map((detail) => ({ ...failure, detail })),
);
const cases = TARGETS.flatMap((target) => failures.map((failure) => ({ target, ...failure })));

/** Nothing that only a program says: no code, no key, no name left to fill. */
const RAW = /[{}_]|status \d|\bJSON\b|slack-|teams-|target\.|undefined|too late/;

describe('what is said of a target that fails', () => {
  test.each(cases)('$target: $reason, $detail', ({ target, reason, detail, retried, todo }) => {
    const retryAt = retried ? AT : null;
    const view: TargetView = { target, name: '', state: reason, detail, until: null, retryAt };
    const said = targetReason(view, reading);
    expect(said).toMatch(todo);
    expect(said).not.toMatch(RAW);
    for (const sentence of said.split('\n')) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
    const chip = words(`target.chip.${reason}`, { target: words(`target.name.${target}`) });
    expect(chip.length).toBeLessThan(60);
    expect(chip).not.toMatch(RAW);
  });

  test.each(TARGETS.flatMap((target) => FAILURES.map(({ reason }) => ({ target, reason }))))(
    'at the end: $target, $reason',
    ({ target, reason }) => {
      const notice = { id: 'n', kind: 'target-failed', values: { target, reason } } as const;
      const said = words('notices.target-failed', valuesOf(notice, words));
      expect(said).toMatch(/^Lull could not put .+ back as it was: .+\.$/);
      expect(said).not.toMatch(RAW);
      expect(said).toMatch(
        /Lull tries again|in the settings|See the settings|yourself|room|Lull does/,
      );
    },
  );

  test('each target leads to a part of the settings that there is', () => {
    for (const target of TARGETS) expect(SECTION_NAMES).toContain(SECTION_OF_TARGET[target]);
  });
});
