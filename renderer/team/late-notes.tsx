import { lazy, Suspense } from 'react';
import { useSlice } from '../bridge';

const FollowBanner = lazy(() =>
  import('./follow/follow-banner').then((module) => ({ default: module.FollowBanner })),
);

const CollisionBanner = lazy(() =>
  import('./collision-banner').then((module) => ({ default: module.CollisionBanner })),
);

/** Room for planned blocks that something falls into; looked for once there are any, after the first paint. */
export function CollisionNotes() {
  const { me } = useSlice('me');
  if ((me.focus ?? []).length === 0) return null;
  return (
    <Suspense fallback={null}>
      <CollisionBanner />
    </Suspense>
  );
}

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
