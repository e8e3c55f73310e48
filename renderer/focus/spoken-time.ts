import { formatDuration, formatTime, type ClockStyle } from '../../src/time/format';
import { timeLeft } from '../../src/focus/run';
import { MINUTE, type Instant } from '../../src/time/instant';
import type { ZoneName } from '../../src/time/zone';
import type { Words } from '../../src/words/words';
import type { Stage } from './focus-stage';

type Speech = {
  readonly words: Words;
  readonly style: ClockStyle;
  readonly zone: ZoneName;
};

/** The state of the clock as a sentence, to the minute: a name for the timer, spoken once a minute. */
export function spokenTime(stage: Stage, now: Instant, { words, style, zone }: Speech): string {
  switch (stage.kind) {
    case 'idle':
      return words('focus.spoken.idle');
    case 'ended':
      return words('focus.spoken.ended', { time: formatTime(stage.block.endedAt, zone, style) });
    case 'break':
    case 'focus': {
      const { session } = stage;
      // A started minute counts whole, as the digits count a started second.
      const left = Math.ceil(Math.abs(timeLeft(session, now)) / MINUTE) * MINUTE;
      const values = {
        length: formatDuration(left, style),
        time: formatTime(session.endsAt, zone, style),
      };
      if (stage.kind === 'break') return words('focus.spoken.break', values);
      return words(`focus.spoken.${stage.clock}`, values);
    }
  }
}
