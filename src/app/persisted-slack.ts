import * as v from 'valibot';
import { backTemplateSchema } from '../contract/back-template';
import { slackTemplateSchema } from '../contract/slack-command';
import { FIRST_BACK_TEMPLATE } from '../presence/back-status';
import { liveBookSchema } from './persisted-live';
import type { Slack } from './slack';

/** The document `slack`, version 1. */
export const slackSchema = v.strictObject({
  account: v.nullable(
    v.strictObject({
      site: v.string(),
      teamId: v.string(),
      team: v.string(),
      userId: v.string(),
      user: v.string(),
      clientId: v.nullable(v.string()),
      scopes: v.array(v.string()),
      secretIn: v.picklist(['keyring', 'file', 'memory']),
    }),
  ),
  template: slackTemplateSchema,
  // Left out by a Lull that did not know of it.
  back: v.optional(backTemplateSchema, FIRST_BACK_TEMPLATE),
  heard: v.exactOptional(liveBookSchema),
}) satisfies v.GenericSchema<unknown, Slack>;
