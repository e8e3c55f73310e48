import type { CustomScheme, Protocol } from 'electron';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { WindowName } from '../../src/contract/command';

/** Lull's pages have a scheme of their own, so that they are no files to Chromium and have an origin. */
export const PAGE_SCHEME = 'lull-app';
const PAGE_HOST = 'lull';

/** What Chromium is to grant the scheme; to be registered before it is ready. */
export const PRIVILEGED_SCHEME: CustomScheme = {
  scheme: PAGE_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** What a page may load: its own built files and nothing else, no inline code, no other frames. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const MEDIA_TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

/** The address of a window's page; `section` says which part of it to show first. */
export function pageUrl(window: WindowName, section: string | null = null): string {
  const fragment = section === null ? '' : `#${encodeURIComponent(section)}`;
  return `${PAGE_SCHEME}://${PAGE_HOST}/${window}/index.html${fragment}`;
}

/** Whether an address is that of a window's page, whatever its fragment. */
export function isPageOf(window: WindowName, address: string): boolean {
  const [page] = address.split('#', 1);
  return page === pageUrl(window);
}

/** Every built file by the path a page asks for it with, read once: what is not listed cannot be asked for. */
export function listPageFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, `${prefix}${entry.name}/`);
      else if (entry.isFile() && extname(entry.name) in MEDIA_TYPES)
        files.set(`${prefix}${entry.name}`, path);
    }
  };
  walk(root, '/');
  return files;
}

/** What a page gets for an address: Electron's answer to a request of a scheme. */
export type PageAnswer = {
  readonly statusCode: number;
  readonly headers: { [name: string]: string };
  readonly mimeType: string;
  readonly data: Buffer;
};

const refusal = (): PageAnswer => ({
  statusCode: 404,
  headers: {},
  mimeType: 'text/plain',
  data: Buffer.alloc(0),
});

/** Answers requests for pages out of the listed files; the address is only ever compared, never joined to a path. */
export function servePages(
  files: ReadonlyMap<string, string>,
  onTrouble: (what: string, detail: string) => void,
): (request: { readonly url: string; readonly method: string }) => Promise<PageAnswer> {
  return async ({ url, method }) => {
    const start = `${PAGE_SCHEME}://${PAGE_HOST}`;
    if (method !== 'GET' || !url.startsWith(`${start}/`)) return refusal();
    const [asked = ''] = url.slice(start.length).split(/[?#]/, 1);
    const path = files.get(asked);
    if (path === undefined) return refusal();
    const mediaType = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
    try {
      return {
        statusCode: 200,
        headers: {
          'content-type': mediaType,
          'content-security-policy': PAGE_POLICY,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'referrer-policy': 'no-referrer',
        },
        mimeType: mediaType.split(';', 1)[0] ?? mediaType,
        data: await readFile(path),
      };
    } catch (error) {
      onTrouble(`${asked} cannot be read`, String(error));
      return refusal();
    }
  };
}

/** Serves the built pages below `root` under Lull's own scheme. */
export function registerPages(
  protocol: Protocol,
  root: string,
  onTrouble: (what: string, detail: string) => void,
): void {
  const serve = servePages(listPageFiles(root), onTrouble);
  // `protocol.handle` would load Node's fetch for the first page: half of what main does before it.
  protocol.registerBufferProtocol(
    PAGE_SCHEME,
    (request, answer) => void serve(request).then(answer),
  );
}
