import type { WorkLog } from '../../ports';

/** The work log, loaded for its first line. */
export function createLateWorkLog(directory: string): WorkLog {
  let log: Promise<WorkLog> | null = null;
  const load = () => import('./index').then(({ createWorkLog }) => createWorkLog({ directory }));
  return { append: async (record) => (await (log ??= load())).append(record) };
}
