import type { ZoneName } from './zone';

/** The place name inside a zone: `America/Argentina/Buenos_Aires` is `Buenos Aires`, `Etc/GMT+3` is `UTC−3`. */
export function placeOfZone(zone: ZoneName): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  // In these names the sign is that of west, the opposite of what people read.
  if (fixed !== null) return `UTC${fixed[1] === '+' ? '\u2212' : '+'}${fixed[2]}`;
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
