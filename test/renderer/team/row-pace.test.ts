import { describe, expect, it } from 'vitest';
import { createRowPace, type RowPace } from '../../../renderer/team/row-pace';

function drawnBy(pace: RowPace, ids: string, first: string | null = null): string {
  const { drawn, waiting } = pace.draw(Array.from(ids), first);
  return `${[...drawn].sort().join('')}${waiting ? '…' : ''}`;
}

describe('createRowPace', () => {
  it('draws everybody the first time', () => {
    expect(drawnBy(createRowPace(2), 'abcdef')).toBe('abcdef');
  });

  it('lets a few new ones through in a frame, in order, until all are there', () => {
    const pace = createRowPace(2);
    drawnBy(pace, 'abcdef');
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
    const pace = createRowPace(1);
    drawnBy(pace, 'ab');
    expect(drawnBy(pace, 'cdefg', 'g')).toBe('cg…');
    expect(drawnBy(pace, 'cdefgh', 'h')).toBe('cgh…');
  });

  it('forgets who left', () => {
    const pace = createRowPace(1);
    drawnBy(pace, 'abc');
    expect(drawnBy(pace, 'a')).toBe('a');
    expect(drawnBy(pace, 'abc')).toBe('ab…');
  });

  it('draws nobody where nobody is', () => {
    const pace = createRowPace(1);
    expect(drawnBy(pace, '')).toBe('');
    expect(drawnBy(pace, '', 'x')).toBe('');
  });
});
