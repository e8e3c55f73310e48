import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordLine } from '../../electron/adapters/broker-files';
import { aclFile, configFile } from '../../electron/adapters/broker-files/mosquitto';
import { kill, startChild, type Child } from './desktop/child';
import { until } from './until';

/** Somebody on the broker. */
export type Login = { readonly user: string; readonly password: string };

/** A real Mosquitto of one's own: on loopback, in a folder of its own, ended by its process id. */
export type Broker = {
  readonly port: number;
  readonly folder: string;
  readonly pid: () => number;
  readonly log: () => string;
  /** Ends it as a crash does: what was retained is lost. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Holds it still, as a network that swallows everything would. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Replaces the people who may sign in, while it runs. */
  readonly admit: (logins: readonly Login[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A port of loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });
}

export type BrokerOptions = {
  readonly team?: string;
  readonly logins: readonly Login[];
  /** Where the files of a certificate are, for a broker that speaks TLS. */
  readonly certificate?: { readonly ca: string; readonly cert: string; readonly key: string };
  /** Lines that are added to the configuration. */
  readonly more?: readonly string[];
};

async function passwordFile(logins: readonly Login[]): Promise<string> {
  const lines = await Promise.all(logins.map(({ user, password }) => passwordLine(user, password)));
  return `${lines.join('\n')}\n`;
}

/** Starts Mosquitto with the very files that Lull writes for a team. */
export async function startBroker({
  team = 'harbour',
  logins,
  certificate,
  more = [],
}: BrokerOptions): Promise<Broker> {
  const folder = await mkdtemp(join(tmpdir(), 'lull-broker-'));
  const port = await freePort();
  const reach = certificate === undefined ? 'loopback' : 'tls';
  const written = configFile(team, port, reach)
    .replace('cafile ca.crt', `cafile ${certificate?.ca}`)
    .replace('certfile server.crt', `certfile ${certificate?.cert}`)
    .replace('keyfile server.key', `keyfile ${certificate?.key}`)
    .replace('password_file passwd', `password_file ${folder}/passwd`)
    .replace('acl_file acl', `acl_file ${folder}/acl`)
    .replace('persistence_location ./', `persistence_location ${folder}/`);
  // As root, Mosquitto would become another user, who cannot read the folder.
  const config = `${written}user root\n${more.join('\n')}\n`;
  await writeFile(join(folder, 'mosquitto.conf'), config);
  await writeFile(join(folder, 'acl'), aclFile(team), { mode: 0o600 });
  await writeFile(join(folder, 'passwd'), await passwordFile(logins), { mode: 0o600 });

  let child: Child | null = null;
  const pid = (): number => child?.pid ?? 0;
  const start = async (): Promise<void> => {
    const env = { PATH: process.env['PATH'] ?? '' };
    const started = await startChild(
      'mosquitto',
      ['-c', join(folder, 'mosquitto.conf'), '-v'],
      env,
    );
    child = started;
    await until('the broker', () => {
      if (!started.running()) throw new Error(started.output());
      return /mosquitto version .* running/.test(started.output());
    });
  };
  await start();
  return {
    port,
    folder,
    pid,
    start,
    log: () => child?.output() ?? '',
    kill: async () => {
      kill(pid(), 'SIGKILL');
      await until('the broker to end', () => child?.running() === false);
    },
    freeze: () => void kill(pid(), 'SIGSTOP'),
    thaw: () => void kill(pid(), 'SIGCONT'),
    admit: async (admitted) => {
      await writeFile(join(folder, 'passwd'), await passwordFile(admitted), { mode: 0o600 });
      kill(pid(), 'SIGHUP');
    },
    stop: async () => {
      kill(pid(), 'SIGCONT');
      await child?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An authority and certificates of its own, made for one test. */
export type Authority = {
  readonly folder: string;
  readonly ca: string;
  readonly caText: string;
  /** A certificate for a host; `days` below zero is one that has run out. */
  readonly sign: (
    name: string,
    subject: string,
    days: number,
  ) => { ca: string; cert: string; key: string };
  readonly remove: () => Promise<void>;
};

export async function makeAuthority(name: string): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'lull-authority-'));
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  run(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '30',
    '-subj',
    `/CN=${name}`,
  );
  const ca = join(folder, 'ca.crt');
  return {
    folder,
    ca,
    caText: await readFile(ca, 'utf8'),
    sign: (file, subject, days) => {
      const [key, csr, cert] = ['key', 'csr', 'crt'].map((end) =>
        join(folder, `${file}.${end}`),
      ) as [string, string, string];
      run(
        'req',
        ...newKey,
        '-keyout',
        key,
        '-out',
        csr,
        '-subj',
        `/CN=${subject}`,
        '-addext',
        `subjectAltName=DNS:${subject}`,
      );
      // Debian's OpenSSL 3.0 has no dates in the past but through its mini authority.
      const dates =
        days > 0
          ? ['-days', String(days)]
          : ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'];
      execFileSync(
        'sh',
        [
          '-c',
          `mkdir -p new; : > index.txt; printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index.txt\\nnew_certs_dir=new\\nrand_serial=yes\\ncertificate=ca.crt\\nprivate_key=ca.key\\ndefault_md=sha256\\npolicy=p\\ncopy_extensions=copy\\nunique_subject=no\\n[p]\\ncommonName=supplied\\n' > ca.cnf`,
        ],
        { cwd: folder },
      );
      run('ca', '-batch', '-config', 'ca.cnf', '-in', csr, '-out', cert, '-notext', ...dates);
      return { ca, cert, key };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
