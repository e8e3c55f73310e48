import { send, useSlice, useWords } from '../../bridge';
import type { SlackAccount } from '../../../src/app/slack';
import { missingScopes } from '../../../src/contract/slack-app';
import type { BackTemplate } from '../../../src/presence/back-status';
import { AccountBackGroup } from '../account/back-group';
import { DraftField } from '../draft-field';
import { useOutgoing } from './outgoing';
import { EMOJI } from './status-template';

/** What my status says while I am off or away, and to the letter what goes out. */
export function BackGroup({ account }: { readonly account: SlackAccount }) {
  const words = useWords();
  const { back } = useSlice('slack');
  const { back: ahead } = useOutgoing();
  const change = (part: Partial<BackTemplate>): void =>
    void send({ kind: 'change-slack-back', back: { ...back, ...part } });
  return (
    <AccountBackGroup
      said={{
        hint: words('slack.back.on-hint'),
        usual: words('slack.back.usual', { when: '{when}', place: '{place}' }),
        preview: words('slack.back.preview'),
      }}
      back={back}
      ahead={ahead}
      missing={missingScopes('status', account.scopes)}
      onChange={change}
    >
      <DraftField
        label={words('slack.back.emoji')}
        hint={words('slack.template.emoji-hint')}
        value={back.emoji}
        maxLength={100}
        problemOf={(emoji) => (EMOJI.test(emoji) ? null : words('slack.template.emoji-wrong'))}
        onSave={(emoji) => change({ emoji })}
      />
    </AccountBackGroup>
  );
}
