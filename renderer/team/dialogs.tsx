import { send, useSlice, useWords } from '../bridge';
import { AwayDialog } from './away-dialog';
import { ConflictDialog } from './follow/conflict-dialog';
import { FollowDialog } from './follow/follow-dialog';
import { FollowProblemsDialog } from './follow/problems-dialog';
import { StopDialog } from './follow/stop-dialog';
import { ImportReportDialog } from './import-report-dialog';
import { PersonDialog } from './person-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';
import { FindTimeDialog } from './overlap/find-time-dialog';
import { SplitDayDialog } from './split-day/split-day-dialog';
import { JoinDialog } from './sync/join-dialog';
import { SyncDialog } from './sync/sync-dialog';
import { show, useTeamView } from './team-view';

/** The dialog that is open, if any; an import's mistakes come first. */
export function Dialogs() {
  const words = useWords();
  const dialog = useTeamView((view) => view.dialog);
  const { people, sync, followed, importReport } = useSlice('roster');
  const close = (): void => show({ dialog: null });

  if (importReport !== null) {
    return (
      <ImportReportDialog
        report={importReport}
        onClose={() => void send({ kind: 'dismiss-import-report' })}
      />
    );
  }
  if (followed !== null && followed.conflict !== null) {
    return <ConflictDialog name={followed.name} conflict={followed.conflict} />;
  }
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'add-person':
      return <PersonDialog person={null} onClose={close} />;
    case 'edit-person': {
      const person = people.find(({ id }) => id === dialog.id);
      return person === undefined ? null : (
        <PersonDialog key={person.id} person={person} onClose={close} />
      );
    }
    case 'split-day':
      return <SplitDayDialog personId={dialog.personId} onClose={close} />;
    case 'find-time':
      return <FindTimeDialog onClose={close} />;
    case 'away':
      return <AwayDialog onClose={close} />;
    case 'follow':
      return <FollowDialog onClose={close} />;
    case 'stop-following':
      return followed === null ? null : <StopDialog followed={followed} onClose={close} />;
    case 'follow-problems':
      return followed === null ? null : (
        <FollowProblemsDialog followed={followed} onClose={close} />
      );
    case 'sync':
      return <SyncDialog key={dialog.at} first={dialog.at} onClose={close} />;
    case 'join': {
      const window = sync[dialog.at];
      return window === undefined ? null : <JoinDialog window={window} onClose={close} />;
    }
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'drop-refused': {
      const message = words(`team.drop.${dialog.reason}`);
      return (
        <ImportReportDialog
          report={{ name: dialog.name, problems: [{ path: '', message }] }}
          onClose={close}
        />
      );
    }
  }
}
