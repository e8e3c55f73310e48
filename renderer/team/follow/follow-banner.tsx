import FileSync from 'lucide-react/icons/refresh-cw';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { send, useClockStyle, useViewerZone, useWords } from '../../bridge';
import type { FollowedView } from '../../../src/app/slice';
import { formatWeekdayTime } from '../../../src/time/format';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { show } from '../team-view';
import { changePhrases, problemWords } from './follow-words';

/** What the followed file has to say: what changed in it, or why nothing was taken over. */
export function FollowBanner({ followed }: { readonly followed: FollowedView }) {
  const { problem, change } = followed;
  return (
    <>
      {problem !== null && <ProblemBanner followed={followed} problem={problem} />}
      {change !== null && <ChangeBanner name={followed.name} change={change} />}
    </>
  );
}

function ProblemBanner({
  followed: { name, changedAt, checking },
  problem,
}: {
  readonly followed: FollowedView;
  readonly problem: NonNullable<FollowedView['problem']>;
}) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  return (
    <Banner
      tone="caution"
      icon={<TriangleAlert aria-hidden="true" />}
      actions={
        <>
          {problem.kind === 'broken' && (
            <Button small onClick={() => show({ dialog: { kind: 'follow-problems' } })}>
              {words('follow.problem.show')}
            </Button>
          )}
          <Button small disabled={checking} onClick={() => void send({ kind: 'check-followed' })}>
            {words('follow.problem.look')}
          </Button>
        </>
      }
    >
      {problemWords(problem, name, words)}{' '}
      {changedAt === null
        ? words('follow.problem.nothing')
        : words('follow.problem.as-of', { at: formatWeekdayTime(changedAt, zone, style) })}
    </Banner>
  );
}

function ChangeBanner({
  name,
  change,
}: {
  readonly name: string;
  readonly change: NonNullable<FollowedView['change']>;
}) {
  const words = useWords();
  return (
    <Banner
      icon={<FileSync aria-hidden="true" />}
      dismiss={{
        label: words('team.notice.dismiss'),
        onDismiss: () => void send({ kind: 'dismiss-follow-change' }),
      }}
    >
      {words('follow.change.told', { name, what: changePhrases(change, words) })}
    </Banner>
  );
}
