import { osDndOn } from './os-dnd-on';

// Silences the desktop of its environment as Lull does, says so, and stays until it is killed.
const environment = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  ),
);
const { target } = osDndOn(environment);
const before = await target.read();
const applied = before.ok ? await target.apply({ before: before.value, until: 0 }) : before;
process.stdout.write(`${JSON.stringify(applied)}\n`);
setInterval(() => undefined, 1 << 30);
