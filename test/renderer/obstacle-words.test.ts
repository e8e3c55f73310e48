import { describe, expect, it } from 'vitest';
import catalogue from '../../resources/locales/en.json';
import { obstacleWords } from '../../renderer/obstacle-words';
import { createWords } from '../../src/words/words';

const words = createWords(catalogue, 'en');

describe('why a target cannot be silenced', () => {
  it.each([
    ['no-session-bus', 'This session has no D-Bus session bus, by which desktops are asked.'],
    [
      'no-session-bus: ENOENT',
      'This session has no D-Bus session bus, by which desktops are asked.',
    ],
    ['', ''],
    ['org.freedesktop.DBus.Error.NoReply', ''],
    ['something-new', ''],
    ['toString', ''],
  ])('%j is %j', (detail, text) => {
    expect(obstacleWords(detail, words)).toBe(text);
  });
});
