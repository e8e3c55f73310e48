import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentialTrouble, pemTrouble } from '../../../../electron/adapters/channel/credentials';
import { makeAuthority, type Authority } from '../../../support/broker';
import { addressAt } from './channel-user';

let authority: Authority;
let certificate: string;
let key: string;
let otherKey: string;
let encrypted: string;
let encryptedOld: string;

beforeAll(async () => {
  authority = await makeAuthority('Harbour Authority');
  const mine = authority.sign('ada', 'ada', 10);
  const other = authority.sign('ben', 'ben', 10);
  certificate = readFileSync(mine.cert, 'utf8');
  key = readFileSync(mine.key, 'utf8');
  otherKey = readFileSync(other.key, 'utf8');
  const openssl = (...args: string[]): string => {
    const out = join(authority.folder, 'out.key');
    execFileSync('openssl', [...args, '-in', mine.key, '-out', out, '-passout', 'pass:1234']);
    return readFileSync(out, 'utf8');
  };
  encrypted = openssl('pkcs8', '-topk8');
  encryptedOld = openssl('ec', '-aes256');
});
afterAll(() => authority.remove());

const address = (change: object = {}) =>
  addressAt('mqtts://localhost', 'ada', { login: 'certificate', certificate, ...change });

describe('certificates and keys', () => {
  test('that fit are let be, also one after another and with words between', () => {
    expect(credentialTrouble(address({ ca: authority.caText }), key)).toBeNull();
    expect(pemTrouble('ca', `# ours\n${authority.caText}\n${certificate}`)).toBeNull();
    expect(pemTrouble('key', key)).toBeNull();
    const password = address({ login: 'password', certificate: null });
    expect(credentialTrouble(password, 'a password')).toBeNull();
  });

  test('that do not say so before anybody is asked', () => {
    const garbage = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----';
    const kind = (change: object, secret: string | null) =>
      credentialTrouble(address(change), secret)?.kind;
    expect(kind({ ca: garbage }, key)).toBe('ca-unreadable');
    expect(kind({ ca: key }, key)).toBe('ca-unreadable');
    expect(kind({ ca: `${authority.caText}\n${garbage}` }, key)).toBe('ca-unreadable');
    expect(kind({ certificate: garbage }, key)).toBe('certificate-unreadable');
    expect(kind({ certificate: key }, key)).toBe('certificate-unreadable');
    expect(kind({}, certificate)).toBe('key-unreadable');
    expect(kind({}, '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----')).toBe(
      'key-unreadable',
    );
    expect(kind({}, null)).toBe('key-unreadable');
    expect(kind({}, encrypted)).toBe('key-encrypted');
    expect(kind({}, encryptedOld)).toBe('key-encrypted');
    expect(kind({}, otherKey)).toBe('key-other');
  });

  test('are never quoted in what is said about them', () => {
    for (const secret of [encrypted, otherKey, `${key}x`, key.slice(0, 80)]) {
      const told = JSON.stringify(credentialTrouble(address(), secret));
      for (const line of secret.split('\n').filter((text) => text.length > 10)) {
        expect(told).not.toContain(line);
      }
    }
  });
});
