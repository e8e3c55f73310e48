/** Where something is told on a team's channel. */
export type ChannelTopic =
  | { readonly kind: 'card'; readonly team: string; readonly user: string }
  | {
      readonly kind: 'presence';
      readonly team: string;
      readonly user: string;
      readonly device: string;
    };

const NAME = /^[a-z0-9_-]{1,64}$/;
const ROOT = 'lull/v1';

/** Whether a text can name a team, a user or a device: one level of a topic, never a wildcard. */
export function isChannelName(text: string): boolean {
  return NAME.test(text);
}

export function cardTopic(team: string, user: string): string {
  return `${ROOT}/${team}/u/${user}/card`;
}

export function presenceTopic(team: string, user: string, device: string): string {
  return `${ROOT}/${team}/u/${user}/d/${device}/presence`;
}

/** What to subscribe to in order to hear the whole team. */
export function teamFilters(team: string): readonly string[] {
  return [cardTopic(team, '+'), presenceTopic(team, '+', '+')];
}

/** Reads a topic of the channel, to the letter; null for any other. */
export function parseTopic(topic: string): ChannelTopic | null {
  const levels = topic.split('/');
  const [root, version, team, u, user, fifth, device, last] = levels;
  if (`${root}/${version}` !== ROOT || u !== 'u') return null;
  if (team === undefined || user === undefined) return null;
  if (!isChannelName(team) || !isChannelName(user)) return null;
  if (levels.length === 6) return fifth === 'card' ? { kind: 'card', team, user } : null;
  if (levels.length !== 8 || fifth !== 'd' || last !== 'presence') return null;
  if (device === undefined || !isChannelName(device)) return null;
  return { kind: 'presence', team, user, device };
}
