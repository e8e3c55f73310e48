import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { ChannelAddress, ChannelTrouble, PemPart } from '../../../src/app/channel';
import { trouble } from './trouble';

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const ENCRYPTED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** All certificates in a text; null where there is none, or one that cannot be read. */
function certificatesIn(text: string): readonly X509Certificate[] | null {
  const blocks = text.match(CERTIFICATES);
  if (blocks === null) return null;
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    // OpenSSL's words say where in its bytes it stopped, which helps nobody.
    return null;
  }
}

function keyIn(text: string): KeyObject | 'encrypted' | null {
  if (ENCRYPTED.test(text)) return 'encrypted';
  try {
    return createPrivateKey(text);
  } catch {
    // Its words may quote what was read.
    return null;
  }
}

function keyTrouble(text: string): ChannelTrouble | null {
  const key = keyIn(text);
  if (key === 'encrypted') return trouble('key-encrypted');
  return key === null ? trouble('key-unreadable') : null;
}

/** What is wrong with the text of a file for one part of signing in; null where nothing is. */
export function pemTrouble(part: PemPart, text: string): ChannelTrouble | null {
  if (part === 'key') return keyTrouble(text);
  if (certificatesIn(text) !== null) return null;
  return trouble(part === 'ca' ? 'ca-unreadable' : 'certificate-unreadable');
}

/** What is wrong with certificates and key before anybody is asked: TLS would throw, or fail without saying why. */
export function credentialTrouble(
  { ca, certificate, login }: ChannelAddress,
  secret: string | null,
): ChannelTrouble | null {
  const ofCa = ca === null ? null : pemTrouble('ca', ca);
  if (ofCa !== null || login !== 'certificate') return ofCa;
  const [own] = certificatesIn(certificate ?? '') ?? [];
  if (own === undefined) return trouble('certificate-unreadable');
  const key = keyIn(secret ?? '');
  if (key === 'encrypted') return trouble('key-encrypted');
  if (key === null) return trouble('key-unreadable');
  return own.checkPrivateKey(key) ? null : trouble('key-other');
}
