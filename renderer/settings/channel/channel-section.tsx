import { useSlice } from '../../bridge';
import { BrokerSetup } from './broker-setup';
import { JoinForm } from './join-form';
import { Joined } from './joined';
import { OwedBanner } from './owed-banner';

/** The team channel: the way on it, or the one I am on. */
export function ChannelSection() {
  const { joined } = useSlice('channel');
  return (
    <>
      <OwedBanner />
      {joined === null ? <JoinForm /> : <Joined joined={joined} />}
      <BrokerSetup />
    </>
  );
}
