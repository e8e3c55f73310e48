import { readdir, readFile, readlink } from 'node:fs/promises';

/** The processes that a process started, and theirs, with itself. */
async function family(pid: number): Promise<number[]> {
  const children = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (let i = 0; i < found.length; i++) found.push(...(children.get(found[i] as number) ?? []));
  return found;
}

/** The network sockets (not those of the desktop) that a process and its children hold, as the kernel lists them. */
export async function networkSockets(pid: number): Promise<string[]> {
  const lines = new Map<string, string>();
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6']) {
    const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      const inode = fields[9];
      if (inode !== undefined) lines.set(inode, `${table} ${fields[1]} ${fields[2]}`);
    }
  }
  const held: string[] = [];
  for (const one of await family(pid)) {
    for (const fd of await readdir(`/proc/${one}/fd`).catch(() => [])) {
      const link = await readlink(`/proc/${one}/fd/${fd}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
      const line = inode === undefined ? undefined : lines.get(inode);
      if (line !== undefined) held.push(`${one}: ${line}`);
    }
  }
  return held;
}
