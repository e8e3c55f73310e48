import { useCallback, useState, type SubmitEvent } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SecretPlace } from '../../../src/app/channel';
import type { TeamsAccount } from '../../../src/app/teams';
import type { TeamsWay } from '../../../src/app/teams-effect';
import { parseSiteAddress } from '../../../src/contract/site-address';
import {
  MICROSOFT,
  missingTeamsScopes,
  parseTeamsClient,
  parseTenant,
  TEAMS_CAPABILITIES,
  TEAMS_SCOPES,
  type TeamsCapability,
} from '../../../src/contract/teams-app';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/field';
import { SegmentedControl } from '../../ui/segmented-control';
import { ConnectFoot } from '../account/connect-foot';
import styles from '../channel/channel.module.css';
import { SecretPlaceField } from '../channel/secret-place';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import { AppSetup } from './app-setup';
import { CodeToType } from './code-to-type';

/** Connecting Teams: what Lull may do there, and how I sign in. */
export function ConnectForm({ account }: { readonly account: TeamsAccount | null }) {
  const words = useWords();
  const { connecting, trouble } = useSlice('teams').now;
  const [capabilities, setCapabilities] = useState<readonly TeamsCapability[]>(() =>
    account === null
      ? ['message', 'mute']
      : TEAMS_CAPABILITIES.filter((one) => missingTeamsScopes(one, account.scopes).length === 0),
  );
  const [way, setWay] = useState<TeamsWay>('browser');
  const [clientId, setClientId] = useState(account?.clientId ?? '');
  const [address, setAddress] = useState(account?.place ?? MICROSOFT);
  const [secretIn, setPlace] = useState<SecretPlace | null>(account?.secretIn ?? null);
  const choosePlace = useCallback((next: SecretPlace | null) => setPlace(next), []);
  const isClient = parseTeamsClient(clientId) !== null;
  const isPlace = {
    tenant: parseTenant(address.tenant) !== null,
    login: parseSiteAddress(address.login) !== null,
    graph: parseSiteAddress(address.graph) !== null,
  };
  const isReady =
    capabilities.length > 0 &&
    isClient &&
    isPlace.tenant &&
    isPlace.login &&
    isPlace.graph &&
    secretIn !== null;
  const toggle = (capability: TeamsCapability, on: boolean): void =>
    setCapabilities(
      TEAMS_CAPABILITIES.filter((one) => (one === capability ? on : capabilities.includes(one))),
    );
  const connect = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isReady || secretIn === null) return;
    void send({ kind: 'connect-teams', place: address, clientId, way, capabilities, secretIn });
  };
  return (
    <form onSubmit={connect} className={styles.form}>
      <Group title={words('service.connect.what')}>
        {TEAMS_CAPABILITIES.map((capability) => (
          <Checkbox
            key={capability}
            label={words(`teams.connect.${capability}`)}
            hint={words(`teams.connect.${capability}-hint`, { scopes: TEAMS_SCOPES[capability] })}
            checked={capabilities.includes(capability)}
            onChange={(on) => toggle(capability, on)}
          />
        ))}
      </Group>
      <Group
        title={words(account === null ? 'teams.connect.title' : 'service.connect.again')}
        plain
      >
        <SegmentedControl
          label={words('service.connect.way')}
          value={way}
          segments={(['browser', 'code'] as const).map((value) => ({
            value,
            label: words(`teams.connect.by-${value}`),
          }))}
          onChange={setWay}
        />
        {way === 'code' && <p className={styles.hint}>{words('teams.connect.code-hint')}</p>}
        <div className={settingsStyles.pair}>
          <TextField
            label={words('teams.connect.client-id')}
            hint={words('teams.connect.client-id-hint')}
            error={clientId === '' || isClient ? null : words('teams.connect.client-id-wrong')}
            value={clientId}
            onChange={setClientId}
          />
          <TextField
            label={words('teams.connect.tenant')}
            hint={words('teams.connect.tenant-hint', { any: MICROSOFT.tenant })}
            error={isPlace.tenant ? null : words('teams.connect.tenant-wrong')}
            value={address.tenant}
            onChange={(tenant) => setAddress({ ...address, tenant })}
          />
        </div>
        <SecretPlaceField
          label={words('service.connect.keep')}
          value={secretIn}
          onChange={choosePlace}
        />
        <AppSetup capabilities={capabilities} />
        <details className={settingsStyles.help}>
          <summary>{words('teams.connect.advanced')}</summary>
          <div className={settingsStyles.pair}>
            {(['login', 'graph'] as const).map((part) => (
              <TextField
                key={part}
                label={words(`teams.connect.${part}`)}
                hint={words(`teams.connect.${part}-hint`)}
                error={isPlace[part] ? null : words('teams.connect.address-wrong')}
                inputMode="url"
                value={address[part]}
                onChange={(text) => setAddress({ ...address, [part]: text })}
              />
            ))}
          </div>
        </details>
      </Group>
      {connecting !== null && connecting.code !== null && <CodeToType code={connecting.code} />}
      <ConnectFoot
        trouble={
          trouble && { said: words(`teams.trouble.${trouble.kind}`), detail: trouble.detail }
        }
        waiting={
          connecting &&
          words(
            connecting.by === 'browser' ? 'teams.connect.waiting' : 'teams.connect.waiting-code',
          )
        }
        isReady={isReady}
        isNothingChosen={capabilities.length === 0}
        onCancel={() => void send({ kind: 'cancel-teams' })}
      />
    </form>
  );
}
