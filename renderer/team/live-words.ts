import { isInForce, type Report } from '../../src/presence/report';
import type { RowWords } from './row-words';
import { nearMoment, type Telling } from './telling';

/** What a live source adds to the hours: how it ended, or what somebody works on. Null where it adds nothing. */
function liveWords(report: Report, telling: Telling): string | null {
  const { words, now } = telling;
  if (report.ending !== undefined) {
    return words(`channel.row.${report.ending}`, { time: nearMoment(report.at, telling) });
  }
  if (!isInForce(report, now)) return null;
  const { intention, clamped } = report;
  if (intention !== undefined) return intention;
  return clamped === true ? words('channel.row.clamped') : null;
}

/** The words of a row with what a live source adds; nothing of a moment that is only looked at. */
export function withLiveWords(
  told: RowWords,
  report: Report | undefined,
  telling: Telling,
): RowWords {
  if (report === undefined || telling.asIf === true) return told;
  const live = liveWords(report, telling);
  if (live === null) return told;
  const { title, detail } = told.state;
  return { ...told, state: { title, detail: detail === '' ? live : `${detail} · ${live}` } };
}
