import FileUp from 'lucide-react/icons/file-up';
import { useEffect, useState } from 'react';
import { send, useWords } from '../bridge';
import styles from './drop-overlay.module.css';
import { show } from './team-view';

/** As the core refuses larger ones; read by the window only so that a film dropped by mistake is not. */
const LARGEST_BYTES = 16 * 1024 * 1024;

const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') === true;

async function take(file: File): Promise<void> {
  const refuse = (reason: 'too-large' | 'unreadable'): void =>
    show({ dialog: { kind: 'drop-refused', name: file.name, reason } });
  if (file.size > LARGEST_BYTES) return refuse('too-large');
  const text = await file.text().catch(() => null);
  if (text === null) refuse('unreadable');
  else await send({ kind: 'import-team', name: file.name, text });
}

/** Takes a team file dropped anywhere on the window. */
export function DropOverlay() {
  const words = useWords();
  const [over, setOver] = useState(false);

  useEffect(() => {
    /** Enter and leave come for every element passed over; the window is left when they are even. */
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void take(file);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        <FileUp aria-hidden="true" />
        {words('team.drop.here')}
      </div>
    </div>
  );
}
