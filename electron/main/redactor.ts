import { homedir } from 'node:os';

/** Takes what nobody may read out of a text before it is written anywhere. */
export type Redactor = {
  /** A live secret: it is taken out by its value from now on, however it is written. */
  learn(secret: string): void;
  redact(text: string): string;
};

const HIDDEN = '[hidden]';

/** What is shorter would take every text apart, and is no secret worth the name. */
const SHORTEST = 4;

/** As many live secrets as are remembered; a line of a key counts as one. */
const MOST_LEARNED = 500;

/** What secrets look like. No part of a pattern can match what the next one does, so that each takes linear time. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens, and tokens of apps.
  [/xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{6,}|xapp-[A-Za-z0-9-]{6,}/g, HIDDEN],
  // JSON Web Tokens.
  [/eyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]+){0,4}/g, HIDDEN],
  [/\b(Bearer|Basic)[ \t]{1,8}[A-Za-z0-9._~+/=-]{4,}/gi, `$1 ${HIDDEN}`],
  [/([?&](?:code|state)=)[^\s&"'<>]{1,4096}/gi, `$1${HIDDEN}`],
  [
    /((?:code_verifier|(?:refresh|access|id)_token|client_secret|password|passwd|passphrase)["']?[ \t]{0,4}[=:][ \t]{0,4}["']?)[^\s"'&,;}<>]{1,4096}/gi,
    `$1${HIDDEN}`,
  ],
  [/:\/\/[^\s/@"'<>]{1,512}@/g, `://${HIDDEN}@`],
  [
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
    HIDDEN,
  ],
];

/** The ways in which a text may stand in another one. */
function spellings(secret: string): readonly string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '')),
    base64.replace(/=+$/, ''),
    Buffer.from(secret, 'utf8').toString('base64url'),
    Buffer.from(secret, 'utf8').toString('hex'),
  ];
}

export function createRedactor(home: string): Redactor {
  const known = new Set<string>();
  const remember = (text: string): void => {
    if (text.length < SHORTEST) return;
    for (const spelling of spellings(text)) {
      known.delete(spelling);
      known.add(spelling);
    }
    for (const oldest of known) {
      if (known.size <= MOST_LEARNED) break;
      known.delete(oldest);
    }
  };
  return {
    learn: (secret) => {
      remember(secret);
      // A key is many lines, each of which tells a part of it.
      const lines = secret
        .split(/\r?\n/)
        .filter((line) => line.length > 20 && !line.includes('--'));
      if (lines.length > 1) for (const line of lines) remember(line);
    },
    redact: (text) => {
      let told = text;
      // The longest first, so that none leaves the rest of another behind.
      for (const secret of [...known].sort((a, b) => b.length - a.length)) {
        if (told.includes(secret)) told = told.replaceAll(secret, () => HIDDEN);
      }
      for (const [look, instead] of LOOKS) told = told.replace(look, instead);
      return home.length > 1 ? told.replaceAll(home, '~') : told;
    },
  };
}

/** The one that stands before the console. */
export const redactor = createRedactor(homedir());
