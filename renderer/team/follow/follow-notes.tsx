import { lazy, Suspense } from 'react';
import { useSlice } from '../../bridge';

const FollowBanner = lazy(() =>
  import('./follow-banner').then((module) => ({ default: module.FollowBanner })),
);

/** Room for what the followed file has to say; loaded when it has something. */
export function FollowNotes() {
  const { followed } = useSlice('roster');
  if (followed === null || (followed.problem === null && followed.change === null)) return null;
  return (
    <Suspense fallback={null}>
      <FollowBanner followed={followed} />
    </Suspense>
  );
}
