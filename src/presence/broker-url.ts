/** A broker's address, taken apart. */
export type BrokerUrl = {
  readonly scheme: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly host: string;
  readonly port: number;
  readonly path: string;
};

const PORTS = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443 } as const;
const SHAPE =
  /^(mqtts?|wss?):\/\/([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?(\/[A-Za-z0-9._~/-]{0,100})?$/;

/** Reads a broker's address; null for what is none, names somebody, or has a password in it. */
export function parseBrokerUrl(text: string): BrokerUrl | null {
  const match = SHAPE.exec(text.trim());
  if (match === null) return null;
  const scheme = match[1] as BrokerUrl['scheme'];
  const port = match[4] === undefined ? PORTS[scheme] : Number(match[4]);
  if (port < 1 || port > 65_535) return null;
  const path = match[5] ?? '';
  if (path !== '' && path !== '/' && (scheme === 'mqtt' || scheme === 'mqtts')) return null;
  return { scheme, host: match[2] ?? '', port, path };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether what is sent to a broker can be read on the way: it is not encrypted and leaves this machine. */
export function isOpenToAll({ scheme, host }: BrokerUrl): boolean {
  return (scheme === 'mqtt' || scheme === 'ws') && !LOOPBACK.test(host);
}
