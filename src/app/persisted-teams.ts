import * as v from 'valibot';
import { backTemplateSchema } from '../contract/back-template';
import { teamsTemplateSchema } from '../contract/teams-command';
import { FIRST_BACK_TEMPLATE } from '../presence/back-status';
import { liveBookSchema } from './persisted-live';
import type { Teams } from './teams';

/** The document `teams`, version 1. */
export const teamsSchema = v.strictObject({
  account: v.nullable(
    v.strictObject({
      place: v.strictObject({ login: v.string(), graph: v.string(), tenant: v.string() }),
      clientId: v.string(),
      tenantId: v.string(),
      userId: v.string(),
      user: v.string(),
      scopes: v.array(v.string()),
      secretIn: v.picklist(['keyring', 'file', 'memory']),
    }),
  ),
  template: teamsTemplateSchema,
  back: v.optional(backTemplateSchema, FIRST_BACK_TEMPLATE),
  heard: v.exactOptional(liveBookSchema),
}) satisfies v.GenericSchema<unknown, Teams>;
