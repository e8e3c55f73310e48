import type { TeamChannel } from '../../live-ports';
import type { ChannelParts } from './index';

/** The team channel with its library, loaded when it is first needed: without a channel there is none of it. */
export async function loadTeamChannel(parts: Omit<ChannelParts, 'connect'>): Promise<TeamChannel> {
  const [{ createTeamChannel }, { connect }] = await Promise.all([
    import('./index'),
    import('mqtt'),
  ]);
  return createTeamChannel({ ...parts, connect });
}
