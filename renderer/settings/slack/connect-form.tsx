import { useCallback, useState, type SubmitEvent } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SecretPlace } from '../../../src/app/channel';
import type { SlackAccount } from '../../../src/app/slack';
import {
  missingScopes,
  parseSlackSite,
  SLACK_CAPABILITIES,
  SLACK_PEOPLE_CAPABILITIES,
  SLACK_SCOPES,
  SLACK_SITE,
  type SlackCapability,
} from '../../../src/contract/slack-app';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/field';
import { SegmentedControl } from '../../ui/segmented-control';
import { ConnectFoot } from '../account/connect-foot';
import styles from '../channel/channel.module.css';
import { SecretPlaceField } from '../channel/secret-place';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import { AppSetup } from './app-setup';

const CLIENT_ID = /^[0-9A-Za-z.]{3,64}$/;
const TOKEN = /^xoxp-[0-9A-Za-z-]+$/;

/** Connecting Slack: what Lull may do there, and how I prove who I am. */
export function ConnectForm({ account }: { readonly account: SlackAccount | null }) {
  const words = useWords();
  const { now } = useSlice('slack');
  const [capabilities, setCapabilities] = useState<readonly SlackCapability[]>(() =>
    account === null
      ? ['status', 'snooze']
      : SLACK_CAPABILITIES.filter((one) => missingScopes(one, account.scopes).length === 0),
  );
  const byToken = account !== null && account.clientId === null;
  const [by, setBy] = useState<'browser' | 'token'>(byToken ? 'token' : 'browser');
  const [clientId, setClientId] = useState(account?.clientId ?? '');
  const [token, setToken] = useState('');
  const [site, setSite] = useState(account?.site ?? SLACK_SITE);
  const [place, setPlace] = useState<SecretPlace | null>(account?.secretIn ?? null);
  const choosePlace = useCallback((next: SecretPlace | null) => setPlace(next), []);
  const isSite = parseSlackSite(site) !== null;
  const proof = by === 'browser' ? clientId.trim() : token.trim();
  const isProof = (by === 'browser' ? CLIENT_ID : TOKEN).test(proof);
  const isReady = capabilities.length > 0 && isSite && isProof && place !== null;
  const { connecting, trouble } = now;
  // What more is read of people goes with reading who they are.
  const isOpen = (capability: SlackCapability): boolean =>
    capabilities.includes('people') || !SLACK_PEOPLE_CAPABILITIES.some((one) => one === capability);
  const asked = capabilities.filter(isOpen);
  const toggle = (capability: SlackCapability, on: boolean): void =>
    setCapabilities(
      SLACK_CAPABILITIES.filter((one) => (one === capability ? on : capabilities.includes(one))),
    );
  const connect = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isReady || place === null) return;
    const way =
      by === 'browser'
        ? ({ kind: 'browser', clientId: proof } as const)
        : ({ kind: 'token', token: proof } as const);
    void send({ kind: 'connect-slack', site, way, capabilities: asked, secretIn: place });
    setToken('');
  };
  return (
    <form onSubmit={connect} className={styles.form}>
      <Group title={words('service.connect.what')}>
        {SLACK_CAPABILITIES.map((capability) => (
          <Checkbox
            key={capability}
            label={words(`slack.connect.${capability}`)}
            hint={words(`slack.connect.${capability}-hint`, {
              scopes: SLACK_SCOPES[capability],
            })}
            checked={capabilities.includes(capability) && isOpen(capability)}
            disabled={!isOpen(capability)}
            onChange={(on) => toggle(capability, on)}
          />
        ))}
      </Group>
      <Group
        title={words(account === null ? 'slack.connect.title' : 'service.connect.again')}
        plain
      >
        <SegmentedControl
          label={words('service.connect.way')}
          value={by}
          segments={(['browser', 'token'] as const).map((value) => ({
            value,
            label: words(`slack.connect.by-${value}`),
          }))}
          onChange={setBy}
        />
        {by === 'browser' ? (
          <TextField
            label={words('slack.connect.client-id')}
            hint={words('slack.connect.client-id-hint')}
            error={clientId === '' || isProof ? null : words('slack.connect.client-id-wrong')}
            value={clientId}
            onChange={setClientId}
          />
        ) : (
          <TextField
            label={words('slack.connect.token')}
            hint={words('slack.connect.token-hint')}
            error={token === '' || isProof ? null : words('slack.connect.token-wrong')}
            type="password"
            value={token}
            onChange={setToken}
          />
        )}
        <SecretPlaceField
          label={words('service.connect.keep')}
          value={place}
          onChange={choosePlace}
        />
        <AppSetup capabilities={asked} by={by} />
        <details className={settingsStyles.help}>
          <summary>{words('slack.connect.advanced')}</summary>
          <TextField
            label={words('slack.connect.site')}
            hint={words('slack.connect.site-hint')}
            error={isSite ? null : words('slack.connect.site-wrong')}
            inputMode="url"
            value={site}
            onChange={setSite}
          />
        </details>
      </Group>
      <ConnectFoot
        trouble={
          trouble && { said: words(`slack.trouble.${trouble.kind}`), detail: trouble.detail }
        }
        waiting={
          connecting &&
          words(connecting.by === 'browser' ? 'slack.connect.waiting' : 'slack.connect.checking')
        }
        isReady={isReady}
        isNothingChosen={capabilities.length === 0}
        onCancel={() => void send({ kind: 'cancel-slack' })}
      />
    </form>
  );
}
