import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createRedactor, redactor } from '../../../electron/main/redactor';
import { complain, learnFrom, watched } from '../../../electron/main/running';
import type { Secrets } from '../../../electron/ports';
import { propertyOptions } from '../../support/property';

const HOME = '/home/ada';

const letters = (alphabet: string, minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...alphabet.split('')), { minLength, maxLength })
    .map((characters) => characters.join(''));
const TOKEN = 'ABCDEFGHabcdefgh0123456789';
const body = letters(TOKEN, 24, 60);

/** Secrets that are known by how they look, with the part that must be gone. */
const looks = fc.oneof(
  fc
    .tuple(fc.constantFrom('xoxb-', 'xoxp-', 'xoxe-', 'xoxe.xoxp-', 'xoxa-', 'xapp-'), body)
    .map(([prefix, secret]) => ({ text: prefix + secret, secret })),
  fc.tuple(body, body, body).map(([a, b, c]) => ({ text: `eyJ${a}.${b}.${c}`, secret: b })),
  body.map((secret) => ({ text: `Authorization: Bearer ${secret}`, secret })),
  body.map((secret) => ({ text: `http://127.0.0.1:5000/?code=${secret}&state=x`, secret })),
  fc
    .tuple(
      fc.constantFrom(
        'code_verifier',
        'refresh_token',
        'access_token',
        'client_secret',
        'password',
      ),
      fc.constantFrom('=', ': ', '":"', '" : "'),
      body,
    )
    .map(([key, is, secret]) => ({ text: key + is + secret, secret })),
  body.map((secret) => ({ text: `mqtts://ada:${secret}@broker.example.com:8883`, secret })),
  body.map((secret) => ({
    text: `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
    secret,
  })),
);

/** Text around a secret that cannot be taken for a part of it. */
const around = fc.string({ maxLength: 60 }).map((text) => `${text.replace(/[\w.@/-]/g, '')} `);

describe('K4 what is written', () => {
  test('has no secret that looks like one in it, wherever it stands', () => {
    const { redact } = createRedactor(HOME);
    fc.assert(
      fc.property(fc.array(fc.tuple(around, looks), { minLength: 1, maxLength: 4 }), (parts) => {
        const told = redact(parts.map(([before, { text }]) => `${before}${text}\n`).join(''));
        for (const [, { secret }] of parts) expect(told).not.toContain(secret);
        expect(redact(told)).toBe(told);
      }),
      propertyOptions(10_000),
    );
  });

  test('has no live secret in it, whatever it is and however it is spelled', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 8, maxLength: 40 })
          .filter((text) => text.trim().length >= 8),
        fc.string({ maxLength: 40 }),
        fc.string({ maxLength: 40 }),
        (secret, before, after) => {
          const one = createRedactor('');
          one.learn(secret);
          const written = [
            before + secret + after,
            JSON.stringify({ user: before, detail: { secret, after } }),
            encodeURIComponent(secret),
            Buffer.from(secret).toString('base64'),
            Buffer.from(secret).toString('hex'),
          ];
          for (const text of written) {
            const told = one.redact(text);
            expect(told).not.toContain(secret);
            expect(told).toContain('[hidden]');
          }
          expect(one.redact(one.redact(written.join(' ')))).toBe(one.redact(written.join(' ')));
        },
      ),
      propertyOptions(2_000),
    );
  });

  test('has no line of a live key in it', () => {
    const one = createRedactor(HOME);
    const lines = ['MIGHAgEAMBMGByqGSM49AgEGCCqGSM49', 'AwEHBG0wawIBAQQgv3xq0Kp1s8Zr2m'];
    one.learn(`-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`);
    expect(one.redact(`it began with ${lines[1]}, and ended`)).toBe(
      'it began with [hidden], and ended',
    );
  });

  test('does not tell where a person’s home is, and is else left as it is', () => {
    const { redact } = createRedactor(HOME);
    expect(redact(`ENOENT: ${HOME}/.config/lull/data`)).toBe('ENOENT: ~/.config/lull/data');
    for (const plain of [
      'lull: the team channel: connect ECONNREFUSED 127.0.0.1:8883',
      'error code: ENOSPC, state: away, token bucket',
      'mqtts://broker.example.com:8883/',
      'mail ada@example.com',
    ]) {
      expect(redact(plain)).toBe(plain);
    }
  });

  test('forgets the oldest of more live secrets than it remembers, and takes no text apart for a short one', () => {
    const one = createRedactor(HOME);
    one.learn('abc');
    for (let i = 0; i < 1000; i++) one.learn(`canary-number-${i}!`);
    expect(one.redact('abc canary-number-999!')).toBe('abc [hidden]');
  });

  // A pattern that backtracks takes minutes for these; linear ones take milliseconds, whatever the machine.
  test.each([
    ['beginnings of tokens', 'eyJ'],
    ['beginnings of keys', '-----BEGIN PRIVATE KEY-----\n'],
    ['schemes', 'a://'],
    ['keys without values', 'password'],
    ['quotes', 'access_token"   :   "'],
    ['letters', 'x'],
    ['spaces after a word', 'Bearer      '],
    ['long values', `?code=${'y'.repeat(5_000)}`],
  ])('100 kB of %s are read in linear time', (_what, piece) => {
    const one = createRedactor(HOME);
    for (let i = 0; i < 20; i++) one.learn(`canary-number-${i}!`);
    const timed = (size: number): number => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const tries = Array.from({ length: 5 }, () => {
        const from = performance.now();
        one.redact(text);
        return performance.now() - from;
      });
      return Math.min(...tries);
    };
    timed(10_000);
    // Ten times the text may take ten times as long, and not a hundred times.
    expect(timed(1_000_000)).toBeLessThan(40 * Math.max(0.5, timed(100_000)));
  });
});

describe('the console', () => {
  afterEach(() => vi.restoreAllMocks());

  test('is told no secret that was given, kept or read', async () => {
    const said: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
    const secrets: Secrets = {
      keyring: () => 'absent',
      keep: () => Promise.resolve({ ok: true, value: null }),
      read: () => Promise.resolve({ kind: 'found', secret: 'canary that was read' }),
      forget: () => Promise.resolve({ ok: true, value: null }),
    };
    const safe = watched(secrets);
    await safe.keep('x', 'canary that was kept', 'file');
    await safe.read('x');
    learnFrom({
      kind: 'keep-channel-secret',
      device: 'd-1',
      secret: 'canary that was given',
      secretIn: 'memory',
    });
    for (const how of ['kept', 'read', 'given']) complain('it', `<canary that was ${how}>`);
    expect(said).toEqual(Array.from({ length: 3 }, () => 'lull: it: <[hidden]>'));
    expect(redactor.redact('canary')).toBe('canary');
  });
});
