import type { ChannelCommand, ChannelForm } from '../contract/channel-command';
import type { Instant } from '../time/instant';
import type { ChannelAddress, ChannelTest } from './channel';
import { QUIET_CHANNEL, withChannel, withChannelNow, withMembership } from './channel-now';
import { withPeopleOfChannel, withReports } from './channel-reports';
import { dropOwed, owe, startOver } from './owed-channel';
import { invitationLink } from '../contract/invitation';
import type { AppState } from './state';
import { refuse, turn, withSettings, type Turn } from './turn';

/** The name of this machine on the channel: one for each time that I join. */
const deviceOf = (id: string): string =>
  `d-${id
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 12)}`;

function addressOf(
  { url, team, user, login, ca, certificate }: ChannelForm,
  id: string,
): ChannelAddress {
  const withCertificate = login === 'certificate' ? certificate : null;
  return {
    url: url.trim(),
    team,
    user,
    device: deviceOf(id),
    login,
    ca,
    certificate: withCertificate,
  };
}

function withSilence(state: AppState, channel: boolean): AppState {
  return withSettings(state, { silence: { ...state.profile.settings.silence, channel } });
}

type Join = Extract<ChannelCommand, { kind: 'join-channel' }>;

/** Goes on a channel. The secret goes where the person chose, and nowhere else. */
function join(state: AppState, { form, secretIn, sharing }: Join, id: string): Turn {
  if (state.channel.joined !== null) return refuse(state, 'already-joined');
  const wantsSecret = form.login !== 'none';
  const { files } = state.passing.channel;
  const isChosen = form.chosenKey === true && files.key?.kind === 'chosen';
  if (wantsSecret && form.secret === null && !isChosen) return refuse(state, 'no-secret');
  const address = addressOf(form, id);
  const joined = { address, sharing, secretIn, began: 0, lastHeard: null };
  const { keyring, owing } = state.passing.channel;
  const now = {
    ...QUIET_CHANNEL,
    keyring,
    owing,
    secret: wantsSecret ? 'unknown' : 'ready',
  } as const;
  const next = withSilence(
    withChannelNow(withChannel(state, { ...state.channel, joined, people: [] }), now),
    true,
  );
  if (!wantsSecret) return turn(next, { kind: 'probe-target', target: 'channel' });
  return turn(
    next,
    { kind: 'keep-channel-secret', device: address.device, secret: form.secret, secretIn },
    { kind: 'probe-target', target: 'channel' },
  );
}

/** Leaves the channel: what I had told is taken back, the secret goes with the last of it, and nobody of it stays. */
function leave(state: AppState, now: Instant): Turn {
  const { joined } = state.channel;
  if (joined === null) return refuse(state, 'not-joined');
  const { keyring, owing } = state.passing.channel;
  const channel = { ...state.channel, joined: null, people: [] };
  const off = withChannelNow(withChannel(state, channel), { ...QUIET_CHANNEL, keyring, owing });
  const alone = withPeopleOfChannel(withReports(off, 'all', now), 'all', now);
  const { address, secretIn } = joined;
  return owe(withSilence(alone, false), { address, secretIn, since: now });
}

function test(state: AppState, form: ChannelForm, id: string): Turn {
  const running: ChannelTest = { kind: 'running', id, step: 'reach' };
  const address = state.channel.joined?.address ?? addressOf(form, id);
  const asked = { ...addressOf(form, id), device: address.device };
  return turn(withChannelNow(state, { test: running }), {
    kind: 'test-channel',
    id,
    address: asked,
    secret: form.secret,
  });
}

function retry(state: AppState, now: Instant): Turn {
  const { link } = state.passing.channel;
  if (link.kind !== 'lost') return turn(state);
  return turn(withChannelNow(state, { link: { ...link, retryAt: now }, attempts: 0 }));
}

function giveSecret(
  state: AppState,
  { secret, secretIn }: Extract<ChannelCommand, { kind: 'give-channel-secret' }>,
): Turn {
  const { joined } = state.channel;
  if (joined === null) return refuse(state, 'not-joined');
  const { device } = joined.address;
  const again = withChannelNow(withMembership(state, { secretIn }), {
    secret: 'unknown',
    unkept: false,
    link: { kind: 'off' },
    attempts: 0,
  });
  return turn(again, { kind: 'keep-channel-secret', device, secret, secretIn });
}

function changeSharing(
  state: AppState,
  { sharing }: Extract<ChannelCommand, { kind: 'change-sharing' }>,
  now: Instant,
): Turn {
  if (state.channel.joined === null) return refuse(state, 'not-joined');
  const changed = withMembership(state, { sharing });
  return turn(withPeopleOfChannel(withReports(changed, 'all', now), 'all', now));
}

function copyInvitation(state: AppState): Turn {
  const { joined } = state.channel;
  if (joined === null) return refuse(state, 'not-joined');
  const { url, team } = joined.address;
  return turn(state, { kind: 'copy-text', text: invitationLink({ url, team, user: null }) });
}

export function channelCommand(
  state: AppState,
  command: ChannelCommand,
  id: string,
  now: Instant,
): Turn {
  switch (command.kind) {
    case 'join-channel':
      return join(state, command, id);
    case 'leave-channel':
      return leave(state, now);
    case 'test-channel':
      return test(state, command.form, id);
    case 'give-channel-secret':
      return giveSecret(state, command);
    case 'retry-channel':
      return retry(state, now);
    case 'retry-left-channel':
      return turn(startOver(state));
    case 'drop-left-channel':
      return dropOwed(state);
    case 'change-sharing':
      return changeSharing(state, command, now);
    case 'copy-invitation':
      return copyInvitation(state);
    case 'dismiss-invitation':
      return turn(withChannelNow(state, { invitation: null }));
    case 'look-for-keyring':
      return turn(state, { kind: 'look-for-keyring' });
    case 'choose-channel-file':
      return turn(state, { kind: 'choose-channel-file', part: command.part });
    case 'drop-channel-file': {
      const { [command.part]: _dropped, ...files } = state.passing.channel.files;
      return turn(withChannelNow(state, { files }));
    }
    case 'write-broker-files': {
      const { team, users, port } = command;
      return turn(state, { kind: 'write-broker-files', team, users, port });
    }
    default:
      return command satisfies never;
  }
}
