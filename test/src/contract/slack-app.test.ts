import { describe, expect, test } from 'vitest';
import {
  missingScopes,
  parseSlackSite,
  scopesOf,
  slackManifest,
} from '../../../src/contract/slack-app';

describe('the address of a Slack', () => {
  test.each([
    ['https://slack.com', 'https://slack.com'],
    [' https://Slack-Gov.com/ ', 'https://slack-gov.com'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://slack.com', null],
    ['https://slack.com/api', null],
    ['https://ada@slack.com', null],
    ['https://slack.com?x', null],
    ['slack.com', null],
    ['ftp://slack.com', null],
    ['', null],
  ])('%s is %s', (text, site) => {
    expect(parseSlackSite(text)).toBe(site);
  });
});

describe('the scopes', () => {
  test('are the least that what was chosen takes', () => {
    expect(scopesOf(['snooze'])).toEqual(['dnd:read', 'dnd:write']);
    expect(scopesOf(['snooze', 'status'])).toEqual([
      'users.profile:read',
      'users.profile:write',
      'dnd:read',
      'dnd:write',
    ]);
  });

  test('that are missing are named', () => {
    expect(missingScopes('status', ['users.profile:read', 'dnd:read'])).toEqual([
      'users.profile:write',
    ]);
    expect(missingScopes('snooze', ['dnd:write', 'dnd:read'])).toEqual([]);
  });

  test('are those of a manifest for a public client, for a user alone', () => {
    const manifest = JSON.parse(slackManifest(['status'])) as {
      readonly oauth_config: { readonly scopes: object; readonly pkce_enabled: boolean };
    };
    expect(manifest.oauth_config).toMatchObject({
      scopes: { user: ['users.profile:read', 'users.profile:write'] },
      pkce_enabled: true,
      redirect_urls: [
        'http://localhost:47621/slack',
        'http://localhost:47622/slack',
        'http://localhost:47623/slack',
      ],
    });
    expect(manifest.oauth_config.scopes).not.toHaveProperty('bot');
  });
});
