const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

const ADDRESS =
  /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?([/?#]\S*)?$/i;

/** The host of an address that a team file may be fetched from: https, or http on this very machine. Null for any other, and for one with a password in it. */
export function followableHost(url: string): string | null {
  const match = url.length > 2000 ? null : ADDRESS.exec(url);
  if (match === null) return null;
  const [, scheme = '', host = ''] = match;
  if (scheme.toLowerCase() === 'http' && !LOOPBACK.test(host)) return null;
  return host.toLowerCase();
}

/** The host that a sync window's link leads to, with its port where it names one; null when it is no http or https address. */
export function linkHost(link: string): string | null {
  const match = link.length > 2000 ? null : ADDRESS.exec(link);
  if (match === null) return null;
  const [, , host = '', port] = match;
  return port === undefined ? host.toLowerCase() : `${host.toLowerCase()}:${port}`;
}
