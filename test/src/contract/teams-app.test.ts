import { describe, expect, test } from 'vitest';
import {
  missingTeamsScopes,
  parseTeamsClient,
  parseTenant,
  teamsScopesOf,
} from '../../../src/contract/teams-app';

describe('a tenant', () => {
  test.each([
    ['organizations', 'organizations'],
    [' Harbour.OnMicrosoft.com ', 'harbour.onmicrosoft.com'],
    ['11111111-2222-4333-8444-555555555555', '11111111-2222-4333-8444-555555555555'],
    ['', null],
    ['harbour/../common', null],
    ['harbour.example/', null],
    ['harbour?x', null],
    ['.harbour', null],
    ['harbour.', null],
    ['har bour', null],
    ['härbour', null],
  ])('%j is %j', (text, tenant) => {
    expect(parseTenant(text)).toBe(tenant);
  });
});

describe('the id of an application', () => {
  test.each([
    [' AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee ', 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'],
    ['aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeee', null],
    ['aaaaaaaabbbb4ccc8dddeeeeeeeeeeee', null],
    ['gaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', null],
    ['', null],
  ])('%j is %j', (text, id) => {
    expect(parseTeamsClient(text)).toBe(id);
  });
});

describe('the permissions', () => {
  test('are the least that what was chosen takes, each once', () => {
    expect(teamsScopesOf(['mute', 'message'])).toEqual(['Presence.Read', 'Presence.ReadWrite']);
    expect(teamsScopesOf(['hours', 'people'])).toEqual(['User.ReadBasic.All', 'Calendars.Read']);
    expect(teamsScopesOf([])).toEqual([]);
  });

  test('that are missing are named', () => {
    expect(missingTeamsScopes('mute', ['Presence.Read'])).toEqual(['Presence.ReadWrite']);
    expect(missingTeamsScopes('presence', ['Presence.Read.All'])).toEqual([]);
  });
});
