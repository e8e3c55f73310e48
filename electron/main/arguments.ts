import { linkAmong, parseDeepLink } from '../../src/contract/deep-link';

/** What the command line says; Chromium reorders it and adds switches of its own. */
export type StartArguments = { readonly hidden: boolean; readonly link: string | null };

/** What another process calls a link, if it is one that Lull reads. */
export function asLink(text: unknown): string | null {
  return typeof text === 'string' && parseDeepLink(text) !== null ? text : null;
}

export function readArguments(argv: readonly string[]): StartArguments {
  return { hidden: argv.includes('--hidden'), link: linkAmong(argv) };
}
