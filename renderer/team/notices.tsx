import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { send, useSlice, useWords } from '../bridge';
import type { Notice } from '../../src/app/state';
import type { TargetId } from '../../src/lease/lease';
import type { Values, Words } from '../../src/words/words';
import { Banner } from '../ui/banner';
import { SECTION_OF_TARGET } from '../target-section';
import { Button } from '../ui/button';

/** Something of the person's may be lost if these are overlooked. */
const CAUTIONS: readonly Notice['kind'][] = [
  'file-set-aside',
  'file-started-anew',
  'file-newer',
  'store-failed',
  'export-failed',
  'calendar-failed',
];

function actionsOf(notice: Notice, say: (key: string) => string): ReactNode {
  switch (notice.kind) {
    case 'file-set-aside':
    case 'file-started-anew':
    case 'file-newer':
    case 'store-failed':
      return (
        <Button small onClick={() => void send({ kind: 'open-data-folder' })}>
          {say('team.notice.data-folder')}
        </Button>
      );
    case 'target-failed':
      return (
        <Button
          small
          onClick={() =>
            void send({ kind: 'open-window', window: 'settings', section: sectionOf(notice) })
          }
        >
          {say('team.notice.settings')}
        </Button>
      );
    case 'no-tray':
    case 'clock-set-back':
    case 'slept-through':
    case 'status-yours-kept':
    case 'autostart-failed':
    case 'export-saved':
    case 'calendar-saved':
    case 'calendar-failed':
    case 'export-failed':
    case 'channel-not-cleared':
    case 'channel-owed':
    case 'slack-not-revoked':
    case 'teams-not-forgotten':
    case 'follow-saved':
    case 'follow-not-saved':
    case 'link-not-opened':
      return undefined;
  }
}

/** Where what a target needs can be done. */
function sectionOf({ values }: Notice): string {
  const { target } = values;
  return SECTION_OF_TARGET[target as TargetId];
}

/** What fills a notice's words: a target is named as a person would, and what keeps it is said in a sentence. */
export function valuesOf({ kind, values }: Notice, words: Words): Values {
  const { target, reason } = values;
  if (target === undefined) return values;
  const named = { ...values, what: words(`target.own.${target}`) };
  return kind === 'target-failed' ? { ...named, why: words(`target.stuck.${reason}`) } : named;
}

/** What main has to say, until it is dismissed. */
export function Notices() {
  const words = useWords();
  const { notices } = useSlice('app');
  return (
    <div role="region" aria-label={words('team.notice.label')} aria-live="polite">
      {notices.map((notice) => {
        const isCaution = CAUTIONS.includes(notice.kind);
        return (
          <Banner
            key={notice.id}
            tone={isCaution ? 'caution' : 'plain'}
            icon={isCaution ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
            actions={actionsOf(notice, words)}
            dismiss={{
              label: words('team.notice.dismiss'),
              onDismiss: () => void send({ kind: 'dismiss-notice', id: notice.id }),
            }}
          >
            {words(`notices.${notice.kind}`, valuesOf(notice, words))}
          </Banner>
        );
      })}
    </div>
  );
}
