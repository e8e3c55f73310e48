import { useState } from 'react';
import { send, useWords } from '../../bridge';
import { slackManifest, type SlackCapability } from '../../../src/contract/slack-app';
import { Button } from '../../ui/button';
import styles from '../channel/channel.module.css';
import settingsStyles from '../settings.module.css';

/** How to make the app that Slack asks for, with a manifest to copy. */
export function AppSetup({
  capabilities,
  by,
}: {
  readonly capabilities: readonly SlackCapability[];
  readonly by: 'browser' | 'token';
}) {
  const words = useWords();
  const [copied, setCopied] = useState('');
  const manifest = slackManifest(capabilities);
  const copy = (): void => {
    void send({ kind: 'copy-text', text: manifest });
    setCopied(manifest);
  };
  return (
    <details className={settingsStyles.help}>
      <summary>{words('slack.connect.setup')}</summary>
      <ol>
        <li>{words('slack.connect.setup-1')}</li>
        <li>{words('slack.connect.setup-2')}</li>
        <li>{words(`slack.connect.setup-3-${by}`)}</li>
        <li>{words('slack.connect.setup-4')}</li>
      </ol>
      <figure className={styles.bytes}>
        {/* It may scroll, so the keyboard must reach it. */}
        <pre tabIndex={0} aria-label={words('slack.connect.manifest')}>
          {manifest}
        </pre>
      </figure>
      <div className={styles.row}>
        <Button small onClick={copy}>
          {words('slack.connect.copy')}
        </Button>
        <span role="status" className={styles.hint}>
          {copied === manifest && words('slack.connect.copied')}
        </span>
      </div>
    </details>
  );
}
