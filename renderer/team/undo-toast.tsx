import { useState } from 'react';
import { send, useSlice, useWords } from '../bridge';
import { Toast } from '../ui/toast';

/** Offers to take back the newest change that this window saw being made. */
export function UndoToast() {
  const words = useWords();
  const { undo } = useSlice('roster');
  /** The change that was there when the window opened is old news. */
  const [seen, setSeen] = useState(undo?.token ?? null);
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
