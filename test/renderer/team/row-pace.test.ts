import { describe, expect, it } from 'vitest';
import { createRowPace, type RowPace } from '../../../renderer/team/row-pace';

function drawnBy(pace: RowPace, ids: string, first: string | null = null): string {
  const { drawn, waiting } = pace.draw(Array.from(ids), first);
  return `${[...drawn].sort().join('')}${waiting ? '…' : ''}`;
}

/** A pace whose first frame is over. */
function started(most: number): RowPace {
  const pace = createRowPace(most, 0);
  pace.draw([], null);
  pace.nextFrame();
  pace.nextFrame();
  return pace;
}

describe('createRowPace', () => {
  it('draws a few the first time and all others in the next frame', () => {
    const pace = createRowPace(2, 3);
    expect(drawnBy(pace, 'abcdef')).toBe('abc…');
    expect(drawnBy(pace, 'abcdef')).toBe('abc…');
    pace.nextFrame();
    expect(drawnBy(pace, 'abcdef')).toBe('abcdef');
    pace.nextFrame();
    expect(drawnBy(pace, 'abcdefghi')).toBe('abcdefgh…');
  });

  it('lets a few new ones through in a frame, in order, until all are there', () => {
    const pace = createRowPace(2, 6);
    drawnBy(pace, 'abcdef');
    pace.nextFrame();
    pace.nextFrame();
    expect(drawnBy(pace, 'efghijk')).toBe('efgh…');
    expect(drawnBy(pace, 'efghijk')).toBe('efgh…');
    pace.nextFrame();
    expect(drawnBy(pace, 'efghijk')).toBe('efghij…');
    pace.nextFrame();
    expect(drawnBy(pace, 'efghijk')).toBe('efghijk');
    expect(drawnBy(pace, 'fghijkl')).toBe('fghijkl');
    expect(drawnBy(pace, 'ghijklm')).toBe('ghijkl…');
  });

  it('never keeps the row of the keyboard waiting', () => {
    const pace = createRowPace(1, 2);
    drawnBy(pace, 'ab');
    pace.nextFrame();
    pace.nextFrame();
    expect(drawnBy(pace, 'cdefg', 'g')).toBe('cg…');
    expect(drawnBy(pace, 'cdefgh', 'h')).toBe('cgh…');
  });

  it('forgets who left', () => {
    const pace = createRowPace(1, 3);
    drawnBy(pace, 'abc');
    pace.nextFrame();
    pace.nextFrame();
    expect(drawnBy(pace, 'a')).toBe('a');
    expect(drawnBy(pace, 'abc')).toBe('ab…');
  });

  it('draws nobody where nobody is', () => {
    const pace = started(1);
    expect(drawnBy(pace, '')).toBe('');
    expect(drawnBy(pace, '', 'x')).toBe('');
  });
});
