import { useSlice } from '../../bridge';
import { AccountParts } from '../account/account-parts';
import { ConnectForm } from './connect-form';
import { Connected } from './connected';

/** Microsoft Teams: the way to connect it, or who I am there and what a block does there. */
export function TeamsSection() {
  const { account, now } = useSlice('teams');
  if (account === null) return <ConnectForm account={null} />;
  return (
    <AccountParts
      now={now}
      connected={(more) => <Connected account={account} {...more} />}
      form={<ConnectForm account={account} />}
    />
  );
}
