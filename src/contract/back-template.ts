import * as v from 'valibot';
import type { BackTemplate } from '../presence/back-status';

/** The shape of what a status says while I am off or away. */
export const backTemplateSchema = v.strictObject({
  on: v.boolean(),
  text: v.pipe(v.string(), v.maxLength(200)),
  emoji: v.pipe(v.string(), v.regex(/^:[a-z0-9_+'-]{1,98}:$/)),
}) satisfies v.GenericSchema<unknown, BackTemplate>;
