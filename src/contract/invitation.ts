import { isChannelName } from '../presence/channel-topic';
import type { Invitation } from '../app/channel';
import { parseBrokerUrl } from '../presence/broker-url';

const LINK =
  /^lull:\/\/join\?broker=([A-Za-z0-9%._~-]{1,400})&team=([a-z0-9_-]{1,64})(?:&user=([a-z0-9_-]{1,64}))?$/;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The link that fills the form of somebody whom I invite: where the channel is, never a password. */
export function invitationLink({ url, team, user }: Invitation): string {
  const link = `lull://join?broker=${encodeURIComponent(url)}&team=${team}`;
  return user === null ? link : `${link}&user=${user}`;
}

/** Reads an invitation, to the letter; null for anything else. */
export function parseInvitation(link: string): Invitation | null {
  const match = LINK.exec(link);
  if (match === null) return null;
  const url = decoded(match[1] ?? '');
  const team = match[2] ?? '';
  if (url === null || parseBrokerUrl(url) === null || !isChannelName(team)) return null;
  return { url, team, user: match[3] ?? null };
}
