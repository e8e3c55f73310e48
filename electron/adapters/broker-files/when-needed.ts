import type { BrokerWriter } from '../../ports';

/** The writer of a broker's files, loaded when somebody sets one up. */
export async function loadBrokerWriter(
  chooseFolder: (name: string) => Promise<string | null>,
): Promise<BrokerWriter> {
  const { createBrokerWriter } = await import('./index');
  return createBrokerWriter(chooseFolder);
}
