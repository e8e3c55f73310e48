import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  isPageOf,
  listPageFiles,
  PAGE_POLICY,
  pageUrl,
  servePages,
} from '../../../electron/main/pages';

const SECRET = 'a canary that no page may read';

describe('the pages', () => {
  let folder: string;
  let serve: ReturnType<typeof servePages>;
  const troubles: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lull-pages-'));
    const built = join(folder, 'renderer');
    await mkdir(join(built, 'team'), { recursive: true });
    await mkdir(join(built, 'assets'));
    await writeFile(join(built, 'team', 'index.html'), '<!doctype html>');
    await writeFile(join(built, 'assets', 'team-1a.js'), 'export {};');
    await writeFile(join(built, 'assets', 'team-1a.css'), 'body {}');
    await writeFile(join(built, 'assets', 'team-1a.js.map'), SECRET);
    await writeFile(join(built, 'secret'), SECRET);
    await writeFile(join(folder, 'secret.html'), SECRET);
    await symlink(join(folder, 'secret.html'), join(built, 'assets', 'link.html'));
    serve = servePages(listPageFiles(built), (what) => troubles.push(what));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const ask = (url: string, method = 'GET') => serve({ url, method });

  test.each([
    ['lull-app://lull/team/index.html', 'text/html; charset=utf-8'],
    ['lull-app://lull/assets/team-1a.js', 'text/javascript; charset=utf-8'],
    ['lull-app://lull/assets/team-1a.css', 'text/css; charset=utf-8'],
    ['lull-app://lull/team/index.html?query', 'text/html; charset=utf-8'],
    ['lull-app://lull/team/index.html#person-yuki', 'text/html; charset=utf-8'],
  ])('serve %s', async (url, type) => {
    const response = await ask(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['content-security-policy']).toBe(PAGE_POLICY);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  const up = ['..', '%2e%2e', '.%2e', '%2e.', '%252e%252e', '..%00', '%c0%ae%c0%ae', '...', '..;'];
  const slash = ['/', '%2f', '%252f', '\\', '%5c', '//'];
  const climbs = up.flatMap((dots) =>
    slash.map((mark) => `lull-app://lull/team${mark}${dots}${mark}${dots}${mark}secret.html`),
  );
  const others = [
    'lull-app://lull',
    'lull-app://lull/',
    'lull-app://lull/team',
    'lull-app://lull/team/',
    'lull-app://lull//team/index.html',
    'lull-app://lull/team//index.html',
    'lull-app://lull/./team/index.html',
    'lull-app://lull/Team/index.html',
    'lull-app://lull/team/INDEX.HTML',
    'lull-app://lull/team/index.html/',
    'lull-app://lull/team/index.html%00',
    'lull-app://lull/team/index.html%00.js',
    'lull-app://lull/team/index.html\u0000',
    'lull-app://lull/team/index.html .js',
    'lull-app://lull/%74eam/index.html',
    'lull-app://lull/secret',
    'lull-app://lull/assets',
    'lull-app://lull/assets/link.html',
    'lull-app://lull/assets/team-1a.js.map',
    'lull-app://lull/etc/passwd',
    'lull-app://lull//etc/passwd',
    'lull-app://lull/C:/Windows/win.ini',
    'lull-app://lull/__proto__',
    'lull-app://lull/constructor',
    'lull-app://other/team/index.html',
    'lull-app://LULL/team/index.html',
    'lull-app://lull.evil.example/team/index.html',
    'lull-app://lull@evil.example/team/index.html',
    'lull-app://lull:80/team/index.html',
    'lull-app:///team/index.html',
    'lull-app:team/index.html',
    'LULL-APP://lull/team/index.html',
    'lull://lull/team/index.html',
    'file:///etc/passwd',
    'https://lull/team/index.html',
    'http://127.0.0.1/team/index.html',
    '',
  ];
  test.each([...climbs, ...others].map((url) => ({ url })))(
    'E7 serve nothing for $url',
    async ({ url }) => {
      const response = await ask(url);
      expect(response.statusCode).toBe(404);
      expect(response.data).toHaveLength(0);
    },
  );

  test('E7 covers at least 60 addresses', () => {
    expect(climbs.length + others.length).toBeGreaterThanOrEqual(60);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('answer no %s', async (method) => {
    expect((await ask('lull-app://lull/team/index.html', method)).statusCode).toBe(404);
  });

  test('say nothing of the disk when a built file is gone', async () => {
    const gone = servePages(new Map([['/gone.js', join(folder, 'gone.js')]]), (what, detail) =>
      troubles.push(`${what} ${detail}`),
    );
    const response = await gone({ url: 'lull-app://lull/gone.js', method: 'GET' });
    expect(response.statusCode).toBe(404);
    expect(response.data).toHaveLength(0);
    expect(troubles.at(-1)).toContain('gone.js');
  });

  test('are known by their address, whatever part of them is shown', () => {
    expect(pageUrl('settings', 'silence')).toBe('lull-app://lull/settings/index.html#silence');
    expect(pageUrl('team', 'a b/#?')).toBe('lull-app://lull/team/index.html#a%20b%2F%23%3F');
    expect(isPageOf('team', pageUrl('team', 'person-yuki'))).toBe(true);
    expect(isPageOf('team', pageUrl('focus'))).toBe(false);
    expect(isPageOf('team', 'lull-app://lull/team/index.html?x')).toBe(false);
  });

  test('may load nothing but their own files', () => {
    const rules = new Map(
      PAGE_POLICY.split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources];
      }),
    );
    const allowed = new Set([...rules.values()].flat());
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect([...allowed].sort()).toEqual(["'none'", "'self'", 'data:']);
    expect(
      [...rules].filter(([, sources]) => sources.includes('data:')).map(([name]) => name),
    ).toEqual(['img-src']);
  });
});
