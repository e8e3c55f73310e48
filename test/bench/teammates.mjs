// Simulated teammates, in a process of their own that ends with its input, its job or its time.
// `teammates.mjs <port> <password> retain <people>` or `… change <people> <a second> <seconds>` or `… blocks <times>`
import { connect } from 'mqtt';

const [port, password, job, ...numbers] = process.argv.slice(2);
const [first = 0, rate = 0, seconds = 0] = numbers.map(Number);
setTimeout(() => process.exit(2), 180_000).unref();

const client = connect(`mqtt://127.0.0.1:${port}`, {
  protocolVersion: 5,
  username: 'crowd',
  password,
  clientId: `crowd-${process.pid}`,
  reconnectPeriod: 0,
});
await new Promise((settle, fail) => client.once('connect', settle).once('error', fail));

const began = Date.now();
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Europe/London'];
const topic = (user, rest) => `lull/v1/harbour/u/${user}/${rest}`;
const retain = (name, payload) =>
  client.publishAsync(name, JSON.stringify(payload), { qos: 1, retain: true });

const card = (i) => ({
  v: 1,
  user: `p${i}`,
  at: began,
  person: {
    name: `Person ${i}`,
    zone: zones[i % zones.length],
    role: 'contributor',
    blocks: [{ days: [1, 2, 3, 4, 5], start: i % 2 ? '09:00' : '10:30', end: '17:30' }],
    replyWithin: '4h',
  },
});
let seq = 0;
const presence = (i, state) => ({
  v: 1,
  kind: 'here',
  user: `p${i}`,
  device: 'd',
  sid: `session-${process.pid}`,
  began,
  seq: ++seq,
  at: Date.now(),
  state,
  since: Date.now(),
  until: state === 'focusing' ? Date.now() + 3_600_000 + (seq % 1000) : null,
});

async function all(jobs, atOnce = 500) {
  for (let i = 0; i < jobs.length; i += atOnce) {
    await Promise.all(jobs.slice(i, i + atOnce).map((run) => run()));
  }
}

if (job === 'retain') {
  const people = Array.from({ length: first }, (_, i) => i);
  await all(people.map((i) => () => retain(topic(`p${i}`, 'card'), card(i))));
  await all(
    people.map((i) => () => retain(topic(`p${i}`, 'd/d/presence'), presence(i, 'available'))),
  );
} else if (job === 'change') {
  const end = Date.now() + seconds * 1000;
  let sent = 0;
  await new Promise((settle) => {
    const timer = setInterval(() => {
      const due = Math.min(rate * seconds, Math.floor(((Date.now() - began) / 1000) * rate));
      for (; sent < due; sent++) {
        const i = (sent * 7919) % first;
        void retain(
          topic(`p${i}`, 'd/d/presence'),
          presence(i, sent % 2 ? 'available' : 'focusing'),
        );
      }
      if (Date.now() < end) return;
      clearInterval(timer);
      settle();
    }, 10);
  });
} else if (job === 'blocks') {
  await retain(topic('p0', 'card'), card(0));
  for (let i = 0; i < first; i++) {
    await retain(topic('p0', 'd/d/presence'), presence(0, i % 2 ? 'available' : 'focusing'));
    await new Promise((settle) => setTimeout(settle, 400));
  }
}
await client.endAsync();
