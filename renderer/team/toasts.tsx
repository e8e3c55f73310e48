import { useState } from 'react';
import { send, useSlice, useWords } from '../bridge';
import { Toast } from '../ui/toast';
import { show, useTeamView } from './team-view';

/** How long a message stays that asks nothing. */
const GLANCE_MS = 4_000;

/** What was just done, and the way back where there is one: the newest of both. */
export function Toasts() {
  const words = useWords();
  const { undo } = useSlice('roster');
  const said = useTeamView((view) => view.said);
  /** The change that was there when the window opened is old news. */
  const [seen, setSeen] = useState(undo?.token ?? null);

  if (said !== null) {
    return (
      <Toast
        key={said.turn}
        closeLabel={words('team.undo.close')}
        lastsMs={GLANCE_MS}
        onClose={() => show({ said: null })}
      >
        {said.text}
      </Toast>
    );
  }
  if (undo === null || undo.token === seen) return null;
  const { token } = undo;
  return (
    <Toast
      key={token}
      closeLabel={words('team.undo.close')}
      onClose={() => setSeen(token)}
      action={{
        label: words('team.undo.undo'),
        onAct: () => {
          setSeen(token);
          void send({ kind: 'undo', token });
        },
      }}
    >
      {words(`team.undo.${undo.kind}`, { label: undo.label })}
    </Toast>
  );
}
