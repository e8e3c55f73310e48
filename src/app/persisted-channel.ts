import * as v from 'valibot';
import { sharingSchema } from '../contract/channel-command';
import type { Saying } from '../roster/merge';
import type { Channel } from './channel';
import { isPerson } from './persisted-roster';

const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const name = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/));

const address = v.strictObject({
  url: v.string(),
  team: name,
  user: name,
  device: name,
  login: v.picklist(['none', 'password', 'certificate']),
  ca: v.nullable(v.string()),
  certificate: v.nullable(v.string()),
});
const secretIn = v.picklist(['keyring', 'file', 'memory']);

/** The document `channel`, version 1. */
export const channelSchema = v.strictObject({
  joined: v.nullable(
    v.strictObject({
      address,
      sharing: sharingSchema,
      secretIn,
      began: instant,
      lastHeard: v.nullable(instant),
    }),
  ),
  owed: v.exactOptional(v.array(v.strictObject({ address, secretIn, since: instant }))),
  people: v.array(v.custom<Saying>(isPerson)),
}) satisfies v.GenericSchema<unknown, Channel>;
