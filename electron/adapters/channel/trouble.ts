import type { ChannelTrouble } from '../../../src/app/channel';

type Kind = ChannelTrouble['kind'];

/** What Node, OpenSSL and MQTT.js call what goes wrong. */
const BY_CODE: { readonly [code: string]: Kind } = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timed-out',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  EPROTO: 'not-tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-other-name',
  CERT_SIGNATURE_FAILURE: 'certificate-bad',
  CERT_REVOKED: 'certificate-bad',
  CERT_UNTRUSTED: 'certificate-bad',
  INVALID_CA: 'certificate-bad',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'certificate-wanted',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'certificate-wanted',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'not-welcome',
};

/** What a broker answers to CONNECT, or says in DISCONNECT: MQTT 5 §2.4, and return code 1 of MQTT 3.1.1 §3.2.2.3. */
const BY_REASON: { readonly [reason: number]: Kind } = {
  1: 'mqtt-3-only',
  4: 'wrong-password',
  5: 'not-welcome',
  132: 'mqtt-3-only',
  133: 'not-welcome',
  134: 'wrong-password',
  135: 'wrong-password',
  138: 'not-welcome',
  142: 'taken-over',
};

/** The longest of somebody else's words that is quoted. */
const LONGEST_DETAIL = 200;

/** Strips what must not be told on: addresses with a password in them, and line breaks. */
const plain = (text: string): string =>
  text
    .replace(/\/\/[^/@\s]*@/g, '//')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_DETAIL);

export const trouble = (kind: Kind, detail = ''): ChannelTrouble => ({
  kind,
  detail: plain(detail),
});

const codeOf = (error: Error): string | number | null => {
  const code: unknown = 'code' in error ? error.code : null;
  return typeof code === 'string' || typeof code === 'number' ? code : null;
};

/** What a reason code of the broker means. */
export function troubleOfReason(reason: number, detail = ''): ChannelTrouble {
  return trouble(BY_REASON[reason] ?? 'failed', detail === '' ? `MQTT ${reason}` : detail);
}

/** What an error of a socket, of TLS or of the library means; the text is only for what has no name of its own. */
export function troubleOf(error: Error): ChannelTrouble {
  const code = codeOf(error);
  if (typeof code === 'number') return troubleOfReason(code, error.message);
  const known = code === null ? undefined : BY_CODE[code];
  if (known !== undefined) return trouble(known, error.message);
  if (/connack timeout|keepalive timeout/i.test(error.message)) return trouble('timed-out');
  if (/wrong version number/i.test(error.message)) return trouble('not-tls');
  if (
    /unexpected server response|non-101|invalid websocket|parse error|cannot parse|invalid header/i.test(
      error.message,
    )
  ) {
    return trouble('not-mqtt', error.message);
  }
  return trouble('failed', error.message);
}
