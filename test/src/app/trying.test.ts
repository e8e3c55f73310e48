import { describe, expect, it } from 'vitest';
import { nextWake } from '../../../src/app/next-wake';
import type { AppState } from '../../../src/app/state';
import { TRIED_FOR } from '../../../src/app/trying';
import { update } from '../../../src/app/update';
import type { Effect } from '../../../src/app/effect';
import type { Message } from '../../../src/app/message';
import type { Turn } from '../../../src/app/turn';
import { stateWith, tell, wish } from '../../support/app-state';

const START = Date.parse('2026-03-04T09:00:00Z');
const BLOCK = 'try:m';
const about = { target: 'os-dnd', blockId: BLOCK } as const;

/** Lets messages run one after the other at one instant; the effects are those of the last. */
function after(state: AppState, messages: readonly Message[], now: number): Turn {
  let turn: Turn = { state, effects: [] };
  for (const message of messages) turn = update(turn.state, message, now);
  return turn;
}

const silent: readonly Message[] = [
  tell({ kind: 'target-read', ...about, value: { paused: false }, ours: { paused: true } }),
  tell({ kind: 'target-applied', ...about, value: { paused: true } }),
];
const restored = tell({ kind: 'target-restored', ...about });
const woke = tell({ kind: 'woke' });
const kindsOf = (effects: readonly Effect[]): string[] => effects.map(({ kind }) => kind);
const TRY = wish({ kind: 'try-target', target: 'os-dnd' });

describe('a try', () => {
  it('asks how the target is, and takes a lease on it', () => {
    const { state, effects } = after(stateWith(), [TRY], START);
    expect(kindsOf(effects)).toEqual(['probe-target', 'read-target']);
    expect(nextWake(state, START)).toBe(START + TRIED_FOR);
    expect(after(state, silent, START).state.work.leases).toMatchObject([
      { ...about, phase: 'held', before: { paused: false }, until: START + TRIED_FOR },
    ]);
  });

  it('gives back after a few seconds', () => {
    const held = after(stateWith(), [TRY, ...silent], START).state;
    expect(kindsOf(after(held, [woke], START + TRIED_FOR - 1).effects)).toEqual([]);
    const over = after(held, [woke], START + TRIED_FOR);
    expect(over.effects).toMatchObject([{ kind: 'restore-target', ...about }]);
    const back = after(over.state, [restored], START + TRIED_FOR);
    expect(back.state.work.leases).toEqual([]);
    expect(back.state.passing.trying).toBeNull();
  });

  it('only asks what is not ready, and what a block silences already', () => {
    const lost = stateWith({ machine: { targets: { 'os-dnd': { kind: 'unknown' } } } });
    expect(kindsOf(after(lost, [TRY], START).effects)).toEqual(['probe-target']);
    const running = after(stateWith(), [wish({ kind: 'start-default' }, 'b')], START).state;
    const { state, effects } = after(running, [TRY], START);
    expect(kindsOf(effects)).toEqual(['probe-target']);
    expect(state.passing.trying).toBeNull();
  });

  it('gives way to a block that starts meanwhile, which keeps what was there before', () => {
    const held = after(stateWith(), [TRY, ...silent], START).state;
    const begun = after(held, [wish({ kind: 'start-default' }, 'b')], START + 1000);
    expect(begun.effects).toMatchObject([{ kind: 'read-target', target: 'os-dnd', blockId: 'b' }]);
    expect(begun.state.work.leases).toMatchObject([{ before: { paused: false } }]);
    const later = after(begun.state, [woke], START + TRIED_FOR);
    expect(kindsOf(later.effects)).not.toContain('restore-target');
  });

  it('does not last longer for a clock that is set back', () => {
    const held = after(stateWith(), [TRY, ...silent], START).state;
    const back = tell({ kind: 'clock-jumped', from: START + 1000, byMs: -3_600_000 });
    expect(kindsOf(after(held, [back], START - 3_599_000).effects)).toEqual(['restore-target']);
  });

  it('gives back before Lull ends', () => {
    const held = after(stateWith(), [TRY, ...silent], START).state;
    const leaving = after(held, [wish({ kind: 'quit', sure: true })], START + 1000);
    expect(kindsOf(leaving.effects)).toEqual(['restore-target']);
    const gone = after(leaving.state, [restored], START + 1100);
    expect(kindsOf(gone.effects)).toEqual(['quit']);
  });
});
