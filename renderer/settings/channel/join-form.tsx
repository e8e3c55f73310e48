import { useCallback, useId, useState, type SubmitEvent } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import type { SecretPlace } from '../../../src/app/channel';
import { FIRST_SHARING } from '../../../src/presence/sharing';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Select, TextField } from '../../ui/field';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import styles from './channel.module.css';
import { ConnectionTest } from './connection-test';
import {
  emptyDraft,
  formOf,
  isReadable,
  wrongFields,
  type JoinDraft,
  type JoinField,
} from './join-draft';
import { PemField } from './pem-field';
import { SecretPlaceField } from './secret-place';
import { SharingChoices } from './sharing-choices';

const LOGINS = ['password', 'certificate', 'none'] as const;

/** Going on a channel: by hand, or by an invitation that filled the form in. */
export function JoinForm() {
  const words = useWords();
  const { invitation, test, files } = useSlice('channel');
  const { me } = useSlice('me');
  const [draft, setDraft] = useState<JoinDraft>(() => emptyDraft(me.name, invitation));
  const [filledBy, setFilledBy] = useState(invitation);
  const [sharing, setSharing] = useState(FIRST_SHARING);
  const needsId = useId();
  if (invitation !== filledBy) {
    setFilledBy(invitation);
    if (invitation !== null) setDraft(emptyDraft(me.name, invitation));
  }
  const change = (part: Partial<JoinDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const place = useCallback(
    (secretIn: SecretPlace | null) => setDraft((now) => ({ ...now, secretIn })),
    [],
  );
  const wrong = wrongFields(draft);
  const error = (field: JoinField, key: string): string | null =>
    wrong.includes(field) ? words(`channel.form.${key}`) : null;
  const form = formOf(draft, files.key?.kind === 'chosen');
  const secretIn = draft.login === 'none' ? 'memory' : draft.secretIn;
  const join = (event: SubmitEvent): void => {
    event.preventDefault();
    if (form === null || secretIn === null) return;
    void send({ kind: 'join-channel', form, secretIn, sharing });
    void send({ kind: 'dismiss-invitation' });
  };
  return (
    <form onSubmit={join} className={styles.form}>
      {invitation !== null && (
        <div className={styles.notice}>
          <Banner
            tone="accent"
            dismiss={{
              label: words('channel.form.drop'),
              onDismiss: () => void send({ kind: 'dismiss-invitation' }),
            }}
          >
            {words('channel.form.invited', { team: invitation.team })}
          </Banner>
        </div>
      )}
      <Group title={words('channel.form.title')} plain>
        <TextField
          label={words('channel.form.url')}
          hint={words('channel.form.url-hint')}
          error={error('url', 'url-wrong')}
          value={draft.url}
          inputMode="url"
          onChange={(url) => change({ url })}
        />
        {isReadable(draft) && (
          <div className={styles.notice}>
            <Banner tone="caution">{words('channel.form.open')}</Banner>
          </div>
        )}
        <div className={settingsStyles.pair}>
          <TextField
            label={words('channel.form.team')}
            hint={words('channel.form.name-hint')}
            error={error('team', 'name-wrong')}
            value={draft.team}
            onChange={(team) => change({ team })}
          />
          <TextField
            label={words('channel.form.user')}
            error={error('user', 'name-wrong')}
            value={draft.user}
            onChange={(user) => change({ user })}
          />
        </div>
        <div className={settingsStyles.pair}>
          <Select
            label={words('channel.form.login')}
            value={draft.login}
            options={LOGINS.map((value) => ({
              value,
              label: words(`channel.form.login-${value}`),
            }))}
            onChange={(login) => change({ login })}
          />
          {draft.login === 'password' && (
            <TextField
              label={words('channel.form.password')}
              type="password"
              autoComplete="off"
              value={draft.password}
              onChange={(password) => change({ password })}
            />
          )}
        </div>
        {draft.login === 'certificate' && (
          <div className={settingsStyles.pair}>
            <PemField
              part="certificate"
              label={words('channel.form.certificate')}
              wrong={wrong.includes('certificate')}
              value={draft.certificate}
              onChange={(certificate) => change({ certificate })}
            />
            <PemField
              part="key"
              label={words('channel.form.key')}
              wrong={wrong.includes('key')}
              value={draft.key}
              onChange={(key) => change({ key })}
            />
          </div>
        )}
        {draft.login !== 'none' && (
          <SecretPlaceField
            value={draft.secretIn}
            onChange={place}
            {...(draft.login === 'certificate' ? { label: words('channel.form.keep-key') } : {})}
          />
        )}
        <details className={settingsStyles.help}>
          <summary>{words('channel.form.advanced')}</summary>
          <PemField
            part="ca"
            label={words('channel.form.ca')}
            hint={words('channel.form.ca-hint')}
            wrong={wrong.includes('ca')}
            value={draft.ca}
            onChange={(ca) => change({ ca })}
          />
        </details>
      </Group>
      <Group title={words('channel.share.title')} hint={words('channel.share.hint')}>
        <SharingChoices sharing={sharing} onChange={setSharing} />
      </Group>
      <div className={styles.row}>
        <Button
          kind="primary"
          type="submit"
          disabled={form === null || secretIn === null}
          aria-describedby={form === null ? needsId : undefined}
        >
          {words('channel.form.join')}
        </Button>
        <Button
          disabled={form === null || test?.kind === 'running'}
          onClick={() => form !== null && void send({ kind: 'test-channel', form })}
        >
          {words(test?.kind === 'running' ? 'channel.test.running' : 'channel.test.run')}
        </Button>
        {form === null && (
          <span id={needsId} className={styles.hint}>
            {words('channel.form.needs')}
          </span>
        )}
      </div>
      {test !== null && (
        <ConnectionTest test={test} encrypted={/^(mqtts|wss):/.test(draft.url.trim())} />
      )}
    </form>
  );
}
