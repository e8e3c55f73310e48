import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reuse } from '../../renderer/bridge-reuse';

const copyOf = <Value>(value: Value): Value => structuredClone(value);

describe('reuse', () => {
  it('is always the newer value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(reuse(before, copyOf(after))).toEqual(after);
      }),
    );
  });

  it('is the very same value when nothing changed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        (value) => {
          fc.pre(!JSON.stringify(value).includes('__proto__'));
          expect(reuse(value, copyOf(value))).toBe(value);
        },
      ),
    );
  });

  it('keeps people who did not change, wherever they are in the list', () => {
    const before = {
      people: [{ id: 'ana', handles: { email: 'a' } }, { id: 'tom' }, { id: 'yuki' }],
    };
    const after = reuse(before, {
      people: [{ id: 'yuki' }, { id: 'ana', handles: { email: 'a' } }, { id: 'tom', name: 'Tom' }],
    });
    expect(after.people[0]).toBe(before.people[2]);
    expect(after.people[1]).toBe(before.people[0]);
    expect(after.people[2]).toEqual({ id: 'tom', name: 'Tom' });
  });

  it('tells a key that is missing from one that says undefined', () => {
    const before = { a: 1 };
    expect(reuse(before, { a: 1, b: undefined })).not.toBe(before);
    expect(Object.keys(reuse({ a: 1, b: undefined }, { a: 1 }))).toEqual(['a']);
  });
});
