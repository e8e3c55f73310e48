import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import Users from 'lucide-react/icons/users';
import Video from 'lucide-react/icons/video';
import { useMemo, useState } from 'react';
import { send, useClockStyle, useNow, useSlice, useViewerZone, useWords } from '../../bridge';
import type { Command } from '../../../src/contract/command';
import { linkHost } from '../../../src/roster/address';
import type { Person, SyncWindow } from '../../../src/roster/person';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import type { Telling } from '../telling';
import styles from './sync.module.css';
import { draftOf, newSync, windowOf, type SyncDraft } from './sync-draft';
import { SyncForm } from './sync-form';
import { nextWords, whenWords, whoWords } from './sync-words';

type Open = { readonly kind: 'new' } | { readonly kind: 'edit'; readonly window: SyncWindow };

/** The team's meetings and days together: to join, add, change and take away. */
export function SyncDialog({
  first,
  onClose,
}: {
  /** The place of the window that is wanted, which comes with its form open; null shows the list. */
  readonly first: number | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const style = useClockStyle();
  const zone = useViewerZone();
  const now = useNow();
  const { me } = useSlice('me');
  const { sync, people, undo, followed } = useSlice('roster');
  const wanted = first === null ? undefined : sync[first];
  const [open, setOpen] = useState<Open | null>(
    wanted === undefined ? null : { kind: 'edit', window: wanted },
  );
  const [changed, setChanged] = useState(false);
  const everybody = useMemo(() => [me, ...people], [me, people]);
  const telling: Telling = { words, style, zone, now };

  const change = async (command: Command): Promise<string | null> => {
    const answer = await send(command);
    if (!answer.ok) return refusalWords(answer.refusal.reason);
    setOpen(null);
    setChanged(true);
    return null;
  };
  const refusalWords = (reason: string): string =>
    words(reason === 'unknown-sync' ? 'sync.gone' : 'sync.refused');
  const save = (draft: SyncDraft): Promise<string | null> => {
    const window = windowOf(draft);
    return change(
      open?.kind === 'edit'
        ? { kind: 'edit-sync', was: open.window, window }
        : { kind: 'add-sync', window },
    );
  };
  const canUndo = changed && undo?.kind === 'sync';
  if (open !== null) {
    const isNew = open.kind === 'new';
    return (
      <SyncForm
        first={isNew ? newSync(me.zone) : draftOf(open.window)}
        people={everybody}
        title={isNew ? words('sync.add') : words('sync.edit', { title: open.window.title })}
        saveLabel={words(isNew ? 'sync.add-this' : 'sync.save')}
        onSave={save}
        onCancel={() => setOpen(null)}
      />
    );
  }
  return (
    <Dialog
      wide
      title={words('sync.dialog')}
      closeLabel={words('sync.close')}
      onClose={onClose}
      footer={
        <>
          {canUndo && (
            <Button onClick={() => void send({ kind: 'undo', token: undo.token })}>
              {words('sync.undo', { label: undo.label })}
            </Button>
          )}
          <Button kind="primary" onClick={onClose}>
            {words('sync.close')}
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {sync.map((window, at) => (
          <SyncLine
            key={`${window.title} ${at}`}
            window={window}
            people={everybody}
            telling={telling}
            onEdit={() => setOpen({ kind: 'edit', window })}
            onRemove={() => void change({ kind: 'remove-sync', was: window })}
          />
        ))}
      </ul>
      {sync.length === 0 && (
        <EmptyState title={words('sync.none')}>{words('sync.none-hint')}</EmptyState>
      )}
      {followed !== null && <p className={styles.soft}>{words('sync.followed')}</p>}
      <div>
        <Button
          data-first
          icon={<Plus aria-hidden="true" />}
          onClick={() => setOpen({ kind: 'new' })}
        >
          {words('sync.add')}
        </Button>
      </div>
    </Dialog>
  );
}

function SyncLine({
  window,
  people,
  telling,
  onEdit,
  onRemove,
}: {
  readonly window: SyncWindow;
  readonly people: readonly Person[];
  readonly telling: Telling;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { words } = telling;
  const { title, link, kind } = window;
  const host = link === undefined ? null : linkHost(link);
  const next = nextWords(window, telling);
  return (
    <li className={styles.line}>
      <span className={styles.icon}>
        {kind === 'meeting' ? <Video aria-hidden="true" /> : <Users aria-hidden="true" />}
      </span>
      <div className={styles.words}>
        <div className={styles.name}>{title}</div>
        <div className={styles.soft}>{whenWords(window, telling)}</div>
        <div className={styles.soft}>
          {[words(`sync.kinds.${kind}`), whoWords(window, people, telling), next, host]
            .filter((part) => part !== null)
            .join(' · ')}
        </div>
      </div>
      <div className={styles.actions}>
        {link !== undefined && host !== null && (
          <Button
            small
            aria-label={words('sync.join-title', { title })}
            onClick={() => void send({ kind: 'join-sync', link, sure: false })}
          >
            {words('sync.join')}
          </Button>
        )}
        <IconButton
          small
          label={words('sync.edit', { title })}
          icon={<Pencil aria-hidden="true" />}
          onClick={onEdit}
        />
        <IconButton
          small
          label={words('sync.remove', { title })}
          icon={<Trash aria-hidden="true" />}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
