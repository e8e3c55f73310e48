import * as v from 'valibot';
import { slackTemplateSchema } from '../contract/slack-command';
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
}) satisfies v.GenericSchema<unknown, Slack>;
