import type { SlackService } from '../../live-ports';
import type { SlackParts } from './index';

/** Slack with its library, loaded when it is first needed: without an account there is none of it. */
export async function loadSlack(parts: Omit<SlackParts, 'WebClient'>): Promise<SlackService> {
  const [{ createSlack }, { WebClient }] = await Promise.all([
    import('./index'),
    import('@slack/web-api'),
  ]);
  return createSlack({ ...parts, WebClient });
}
