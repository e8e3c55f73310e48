/**
 * Reads the address of a service: `https:` with nothing after the host, or `http:` on this machine. Null where it is none.
 */
export function parseSiteAddress(text: string): string | null {
  const found = /^(https?):\/\/([a-z0-9.-]+)(:\d{1,5})?\/?$/i.exec(text.trim());
  if (found === null) return null;
  const [, scheme = '', host = '', port = ''] = found;
  const isHere = ['localhost', '127.0.0.1'].includes(host.toLowerCase());
  if (scheme.toLowerCase() === 'http' && !isHere) return null;
  return `${scheme}://${host}${port}`.toLowerCase();
}
