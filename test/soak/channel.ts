import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addressAt, channelUser } from '../electron/adapters/channel/channel-user';
import { changeBlocks, throughFaults, withBroker } from '../support/channel-faults';
import { kill } from '../support/desktop/child';
import { until } from '../support/until';
import { spread, type SoakTest } from './row';

async function teammate(url: string, keepalive: number): Promise<ChildProcess> {
  const file = resolve(import.meta.dirname, 'dying-teammate.ts');
  const child = fork(file, [url, 'ada', 'ada-password', String(keepalive)], {
    execArgv: ['--import', 'tsx'],
  });
  await new Promise<void>((settle, fail) => {
    child.once('message', () => settle());
    child.once('exit', (code) => fail(new Error(`the teammate ended with ${code}`)));
  });
  return child;
}

/** How long (ms) until Ben is told that Ada is lost; fails after `limit`. */
async function lostAfter(lost: () => boolean, from: number, limit: number): Promise<number> {
  await until('lost', lost, limit);
  return performance.now() - from;
}

const STOPPED_KEEPALIVE_S = 5;

const deadPublisher: SoakTest = {
  id: 'M1',
  what: 'a teammate who is killed is lost within a second, one who hangs (one in five) within 1.5 × keepalive + 10 s',
  cases: 60,
  run: ({ cases, say }) =>
    withBroker(async (_broker, url) => {
      const violations: string[] = [];
      const killed: number[] = [];
      const stopped: number[] = [];
      const ben = channelUser(addressAt(url, 'ben'), 'ben-password');
      await ben.open();
      for (let at = 0; at < cases; at++) {
        const stops = at % 6 === 5;
        const child = await teammate(url, stops ? STOPPED_KEEPALIVE_S : 30);
        await until('Ada', () => ben.report('ada')?.state === 'available');
        const from = performance.now();
        const signal = stops ? 'SIGSTOP' : 'SIGKILL';
        const limit = stops ? 1500 * STOPPED_KEEPALIVE_S + 10_000 : 1_000;
        kill(child.pid ?? 0, signal);
        try {
          const lost = () => ben.report('ada')?.ending === 'lost';
          (stops ? stopped : killed).push(await lostAfter(lost, from, limit));
        } catch (error) {
          violations.push(`${signal} ${at}: ${String(error)}`);
        }
        kill(child.pid ?? 0, 'SIGKILL');
        if ((at + 1) % 10 === 0) say(`M1 ${at + 1}/${cases}`);
      }
      await ben.close();
      const figures = `killed: ${spread(killed)}; stopped: ${spread(stopped)}`;
      return { violations, figures };
    }),
};

const twoMachines: SoakTest = {
  id: 'M3',
  what: 'two machines of one person take turns in blocks: what a teammate sees follows the last word, none reconnects, and none answers the other (seconds)',
  cases: 120,
  run: ({ cases, say }) =>
    withBroker(async (_broker, url) => {
      const violations: string[] = [];
      const machines = ['desk', 'lap'].map((device) =>
        channelUser(addressAt(url, 'ada', { device }), 'ada-password'),
      );
      const ben = channelUser(addressAt(url, 'ben'), 'ben-password');
      await Promise.all([...machines, ben].map((user) => user.open()));
      const from = performance.now();
      const lags: number[] = [];
      let turns = 0;
      while (performance.now() - from < cases * 1000) {
        const machine = machines[turns % 2];
        if (machine === undefined) break;
        const end = Date.now() + 3_600_000 + turns;
        const began = performance.now();
        await machine.channel.target.apply({ before: { block: null }, until: end });
        await until(`turn ${turns}`, () => ben.report('ada')?.until === end);
        lags.push(performance.now() - began);
        turns++;
        await pause(1_000);
        if (ben.report('ada')?.until !== end) violations.push(`turn ${turns} did not last`);
        await machine.channel.target.restore({ before: { block: null }, ours: null });
        if (turns % 30 === 0) say(`M3 ${turns} turns`);
      }
      const said = machines.map(
        ({ facts }) =>
          facts.filter((fact) => fact.kind === 'channel-said' && fact.topic.includes('/d/')).length,
      );
      // Being there, and two words a turn: what one machine says makes the other say nothing.
      const most = turns + 4;
      if (said.some((count) => count > most)) {
        violations.push(`said ${said.join(' and ')} in ${turns} turns`);
      }
      const lost = machines.flatMap(({ facts }) =>
        facts.filter(({ kind }) => kind === 'channel-lost'),
      );
      if (lost.length > 0) violations.push(`${lost.length} connections lost`);
      await Promise.all([...machines, ben].map((user) => user.close()));
      return { violations, figures: `${turns} turns, 0 reconnects, seen after ${spread(lags)}` };
    }),
};

const comesBack: SoakTest = {
  id: 'M4',
  what: 'broker and network fail in eight ways (down, reset, black hole, 1 byte/s, latency, slices, cut, kill -9): right within 5 s of their return, and nothing grows',
  cases: 40,
  run: ({ cases, say }) =>
    throughFaults(
      cases,
      (line) => say(`M4 ${line}`),
      () => Promise.resolve(),
    ),
};

const chaos: SoakTest = {
  id: 'A3',
  what: 'blocks begin and end while the network fails: at its return the team sees what is true then, and no block that is over',
  cases: 40,
  run: ({ cases, say }) => throughFaults(cases, (line) => say(`A3 ${line}`), changeBlocks),
};

export const CHANNEL = [deadPublisher, twoMachines, comesBack, chaos] as const;
