import { send, useSlice, useWords } from '../bridge';
import { AwayDialog } from './away-dialog';
import { ImportReportDialog } from './import-report-dialog';
import { PersonDialog } from './person-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';
import { show, useTeamView } from './team-view';

/** The dialog that is open, if any; an import's mistakes come first. */
export function Dialogs() {
  const words = useWords();
  const dialog = useTeamView((view) => view.dialog);
  const { people, importReport } = useSlice('roster');
  const close = (): void => show({ dialog: null });

  if (importReport !== null) {
    return (
      <ImportReportDialog
        report={importReport}
        onClose={() => void send({ kind: 'dismiss-import-report' })}
      />
    );
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
    case 'away':
      return <AwayDialog onClose={close} />;
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
