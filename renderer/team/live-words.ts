import type { LiveView } from '../../src/app/live-view';
import type { Availability } from '../../src/presence/availability';
import type { LiveStatus } from '../../src/presence/live-person';
import { isInForce, type Report } from '../../src/presence/report';
import { formatTime } from '../../src/time/format';
import type { RowWords } from './row-words';
import { nearMoment, type Telling } from './telling';

export const NO_VIEWS: readonly LiveView[] = [];

const titled = ['muted', 'meeting', 'call', 'presenting', 'out-of-office'] as const;

/** A status as it is read: its emoji, its words. Null where it has ended, or says nothing. */
function statusWords(status: LiveStatus | null, { words, now }: Telling): string | null {
  if (status === null || (status.until !== null && status.until <= now)) return null;
  const { text, emoji } = status;
  if (text === '') return emoji === '' ? null : emoji;
  return emoji === '' ? text : words('team.live.status', { emoji, text });
}

/** The words of a row whose live source ended: how and when, which says more than until when the hours are over. */
function withEnding(told: RowWords, report: Report | undefined, telling: Telling): RowWords {
  if (report?.ending === undefined) return told;
  const time = nearMoment(report.at, telling);
  const detail = telling.words(`channel.row.${report.ending}`, { time });
  return { ...told, state: { title: told.state.title, detail } };
}

/** The words of a row with what live sources tell: why somebody is as they are, and what they wrote about themselves. */
export function withLive(
  told: RowWords,
  availability: Availability,
  report: Report | undefined,
  views: readonly LiveView[],
  telling: Telling,
): RowWords {
  if (telling.asIf === true) return told;
  const ended = withEnding(told, report, telling);
  const counts = report !== undefined && availability.source === report.source;
  const why = counts ? titled.find((one) => one === report.why) : undefined;
  const title = why === undefined ? ended.state.title : telling.words(`team.live.title.${why}`);
  const status = views
    .map((view) => statusWords(view.status, telling))
    .find((said) => said !== null);
  const about =
    status === undefined
      ? ended.about
      : telling.words('team.live.about', { about: ended.about, status });
  return { ...ended, about, state: { ...ended.state, title } };
}

/** Why a service's report makes somebody as they are, or that it does not. */
function whySentence(
  report: Report,
  availability: Availability | null,
  telling: Telling,
): string | null {
  const { words, now } = telling;
  const { why, until, source } = report;
  if (why === undefined || !isInForce(report, now)) return null;
  const service = words(`team.live.service.${source}`);
  if (why !== 'muted') return words(`team.live.${why}`, { service });
  if (availability !== null && availability.source !== source) {
    return words('team.live.muted-off', { service });
  }
  if (until === undefined) return words('team.live.muted', { service });
  return words('team.live.muted-until', { service, until: nearMoment(until, telling) });
}

/** What services told of somebody, each with the time as of which it is. */
function toldSentences(views: readonly LiveView[], telling: Telling): readonly string[] {
  const { words } = telling;
  const lacking = views.flatMap(({ lacks }) =>
    lacks === undefined ? [] : [words(`team.live.lacks.${lacks}`)],
  );
  const told = views.map(({ service: id, at, status }) => {
    const service = words(`team.live.service.${id}`);
    const time = nearMoment(at, telling);
    const said = statusWords(status, telling);
    if (said === null || status === null) return words('team.live.as-of', { service, time });
    return status.until === null
      ? words('team.live.told', { service, status: said, time })
      : words('team.live.told-until', {
          service,
          status: said,
          until: nearMoment(status.until, telling),
          time,
        });
  });
  return [...lacking, ...told];
}

/** What live sources add to the reasons, in sentences. */
export function liveSentences(
  report: Report | undefined,
  views: readonly LiveView[],
  availability: Availability | null,
  telling: Telling,
): readonly string[] {
  if (telling.asIf === true) return [];
  const { words, now, zone, style } = telling;
  const told = toldSentences(views, telling);
  if (report === undefined) return told;
  const { ending, intention, clamped, source } = report;
  if (ending !== undefined) {
    return [words(`channel.why.${ending}`, { time: nearMoment(report.at, telling) }), ...told];
  }
  if (source === 'channel' && !report.connected) return [words('channel.why.unheard'), ...told];
  const from = views.find(({ service }) => service === source);
  if (!report.connected && from !== undefined) {
    const service = words(`team.live.service.${source}`);
    const time = formatTime(from.at, zone, style);
    return [words('team.live.late', { service, time }), ...told];
  }
  if (!isInForce(report, now)) return told;
  const why = whySentence(report, availability, telling);
  return [
    ...(why === null ? [] : [why]),
    ...(intention === undefined ? [] : [words('channel.why.intention', { intention })]),
    ...(clamped === true ? [words('channel.why.clamped')] : []),
    ...told,
  ];
}
