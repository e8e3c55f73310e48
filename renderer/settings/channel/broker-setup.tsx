import { useState } from 'react';
import { send, useSlice, useWords } from '../../bridge';
import { isChannelName } from '../../../src/presence/channel-topic';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { TextArea } from '../../ui/text-area';
import { Group } from '../group';
import settingsStyles from '../settings.module.css';
import styles from './channel.module.css';

/** The names in a text: one a line, or with commas or spaces between. */
function namesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((name) => name !== ''))];
}

/** Writes what a Mosquitto broker needs, for whoever sets one up. */
export function BrokerSetup() {
  const words = useWords();
  const { brokerFiles } = useSlice('channel');
  const [team, setTeam] = useState('');
  const [text, setText] = useState('');
  const [port, setPort] = useState('8883');
  const users = namesIn(text);
  const isTeam = team === '' || isChannelName(team);
  const areUsers = users.every(isChannelName);
  const number = Number(port);
  const isPort = Number.isInteger(number) && number >= 1 && number <= 65_535;
  const isReady = team !== '' && isTeam && users.length > 0 && areUsers && isPort;
  const wrong = words('channel.form.name-wrong');
  return (
    <Group title={words('channel.broker.title')} hint={words('channel.broker.hint')} plain>
      <div className={settingsStyles.pair}>
        <TextField
          label={words('channel.broker.team')}
          error={isTeam ? null : wrong}
          value={team}
          onChange={setTeam}
        />
        <TextField
          label={words('channel.broker.port')}
          inputMode="numeric"
          value={port}
          onChange={setPort}
        />
      </div>
      <TextArea
        label={words('channel.broker.users')}
        error={areUsers ? null : wrong}
        rows={4}
        value={text}
        onChange={setText}
      />
      <div className={styles.row}>
        <Button
          disabled={!isReady}
          onClick={() => void send({ kind: 'write-broker-files', team, users, port: number })}
        >
          {words('channel.broker.write')}
        </Button>
      </div>
      <div role="status" className={styles.hint}>
        {brokerFiles?.kind === 'failed' &&
          words('channel.broker.failed', { reason: brokerFiles.reason })}
        {brokerFiles?.kind === 'written' && (
          <>
            <p>
              {words('channel.broker.written', {
                folder: brokerFiles.folder,
                count: brokerFiles.users,
              })}
            </p>
            <p>{words('channel.broker.next')}</p>
          </>
        )}
      </div>
    </Group>
  );
}
