import { LIVE_SERVICES, type LiveService } from '../presence/live-person';
import { NOTHING_HEARD } from './live';
import { withLiveNow } from './live-people';
import { LIVE_PARTS } from './live-services';
import type { AppState } from './state';
import { withPassing } from './turn';

/** Takes up what an earlier run heard of people: it is shown with the time as of which it is. */
export function withKeptPeople(state: AppState): AppState {
  return LIVE_SERVICES.reduce((at, service) => {
    const book = LIVE_PARTS[service].kept(at);
    return Object.keys(book).length === 0 ? at : withLiveNow(at, service, { book });
  }, state);
}

/** Forgets what a service told of people: I have left it. Those I picked stay on the roster as they were. */
export function withoutLive(state: AppState, service: LiveService): AppState {
  const kept = LIVE_PARTS[service].keep(state, {});
  const forgotten = withLiveNow(kept, service, NOTHING_HEARD);
  const { live } = forgotten.passing;
  const pictures = Object.fromEntries(
    Object.entries(live.pictures).filter(([name]) => !name.startsWith(`${service}-`)),
  );
  return withPassing(forgotten, { live: { ...live, pictures } });
}
