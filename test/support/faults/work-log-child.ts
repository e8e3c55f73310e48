import { createWorkLog } from '../../../electron/adapters/work-log';

// Appends numbered outcomes to the log in argv[2] from number argv[3] on; says which are on the disk.
const [directory = '', from = '1', count = '8'] = process.argv.slice(2);
const log = createWorkLog({ directory });
for (let number = Number(from); number < Number(from) + Number(count); number += 1) {
  const appended = await log.append({
    kind: 'outcome',
    id: `r${number}`,
    at: 1_795_350_000_000 + number,
    blockId: `b${number}`,
    outcome: 'done'.repeat(200),
  });
  process.stdout.write(`${appended.ok ? 'done' : 'failed'} ${number}\n`);
}
