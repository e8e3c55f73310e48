import { useState } from 'react';
import { useSlice } from '../../bridge';
import { ConnectForm } from './connect-form';
import { Connected } from './connected';

/** Microsoft Teams: the way to connect it, or who I am there and what a block does there. */
export function TeamsSection() {
  const { account, now } = useSlice('teams');
  const [asksMore, setAsksMore] = useState(false);
  if (account === null) return <ConnectForm account={null} />;
  const isWorking = now.token === 'ready' || now.token === 'unknown';
  return (
    <>
      <Connected account={account} onMore={() => setAsksMore(!asksMore)} asksMore={asksMore} />
      {!now.leaving && (asksMore || !isWorking) && <ConnectForm account={account} />}
    </>
  );
}
