import { channelUser, addressAt } from '../electron/adapters/channel/channel-user';

/** A teammate in a process of their own, who is there until killed: `url user password keepalive`. */
const [url = '', user = '', password = '', keepalive = '30'] = process.argv.slice(2);

const teammate = channelUser(addressAt(url, user), password, { keepalive: Number(keepalive) });
await teammate.open();
await teammate.heard('channel-said');
process.send?.('there');
