import { isInForce, type Report } from '../../src/presence/report';
import type { RowWords } from './row-words';
import { nearMoment, type Telling } from './telling';

/** The words of a row whose live source ended: how and when, which says more than until when the hours are over. */
export function withEnding(told: RowWords, report: Report | undefined, telling: Telling): RowWords {
  if (report?.ending === undefined || telling.asIf === true) return told;
  const time = nearMoment(report.at, telling);
  const detail = telling.words(`channel.row.${report.ending}`, { time });
  return { ...told, state: { title: told.state.title, detail } };
}

/** What a live source adds to the reasons, in sentences. */
export function liveSentences(report: Report | undefined, telling: Telling): readonly string[] {
  if (report === undefined || telling.asIf === true) return [];
  const { words, now } = telling;
  const { ending, intention, clamped } = report;
  if (ending !== undefined) {
    return [words(`channel.why.${ending}`, { time: nearMoment(report.at, telling) })];
  }
  if (report.source === 'channel' && !report.connected) return [words('channel.why.unheard')];
  if (!isInForce(report, now)) return [];
  return [
    ...(intention === undefined ? [] : [words('channel.why.intention', { intention })]),
    ...(clamped === true ? [words('channel.why.clamped')] : []),
  ];
}
