import { useSlice, useWords } from '../bridge';
import type { Handles } from '../../src/roster/person';
import { ROLES, type Role } from '../../src/roster/person';
import { ROLE_WINDOWS } from '../../src/roster/reply-window';
import { windowWords } from '../reply-window-words';
import { Select } from '../ui/field';
import { ZoneField } from '../ui/zone-field/zone-field';
import { DraftField } from './draft-field';
import { Group } from './group';
import { MachineZone } from './machine-zone';
import styles from './settings.module.css';
import { useMe } from './use-me';

const WINDOWS = ['30m', '1h', '2h', '4h', '8h', '1d', '2d', '3d'] as const;
const LONGEST_NAME = 80;
const LONGEST_URGENT = 500;
const LONGEST_HANDLE = 320;

/** Who I am to the others. */
export function MeSection() {
  const words = useWords();
  const { me, change, refusal } = useMe();
  const { norms } = useSlice('roster');

  /** Main names the field of a person as `me.name`. */
  const errorOf = (field: string): string | null =>
    refusal?.reason === 'malformed' && refusal.path.startsWith(`me.${field}`)
      ? words('settings.not-saved', { message: refusal.message })
      : null;
  const saveHandle = (name: keyof Handles, text: string): void => {
    const { [name]: _, ...others } = me.handles ?? {};
    const handles = text === '' ? others : { ...others, [name]: text };
    change({ handles: Object.keys(handles).length === 0 ? null : handles });
  };
  const role = me.role ?? '';
  const usual = role === '' ? null : (norms[role] ?? ROLE_WINDOWS[role]);
  const windows = new Set<string>(WINDOWS);
  if (me.replyWithin !== undefined) windows.add(me.replyWithin);

  return (
    <>
      <Group title={words('settings.me.who')} plain>
        <div className={styles.pair}>
          <DraftField
            label={words('people.name')}
            value={me.name}
            maxLength={LONGEST_NAME}
            onSave={(name) => change({ name })}
            problemOf={(text) => (text === '' ? words('people.name-missing') : null)}
            error={errorOf('name')}
          />
          <ZoneField
            label={words('people.zone.label')}
            value={me.zone}
            onChange={(zone) => zone !== null && change({ zone })}
            error={errorOf('zone')}
          />
        </div>
        <MachineZone />
      </Group>
      <Group title={words('settings.me.replies')} hint={words('settings.me.replies-hint')} plain>
        <div className={styles.pair}>
          <Select<Role | ''>
            label={words('people.role')}
            value={role}
            options={[
              ...ROLES.map((each) => ({ value: each, label: words(`people.roles.${each}`) })),
              { value: '', label: words('people.no-role') },
            ]}
            onChange={(next) => change({ role: next === '' ? null : next })}
          />
          <Select
            label={words('settings.me.reply-within')}
            value={me.replyWithin ?? ''}
            options={[
              {
                value: '',
                label:
                  usual === null
                    ? words('people.reply-none')
                    : words('people.reply-usual', { window: windowWords(usual, words) }),
              },
              ...[...windows].map((value) => ({ value, label: windowWords(value, words) })),
            ]}
            onChange={(replyWithin) =>
              change({ replyWithin: replyWithin === '' ? null : replyWithin })
            }
          />
        </div>
        <DraftField
          lines
          label={words('people.urgent')}
          hint={words('settings.me.urgent-hint')}
          value={me.urgent ?? ''}
          maxLength={LONGEST_URGENT}
          onSave={(urgent) => change({ urgent: urgent === '' ? null : urgent })}
          error={errorOf('urgent')}
        />
      </Group>
      <Group title={words('settings.me.handles')} hint={words('settings.me.handles-hint')} plain>
        <div className={styles.triple}>
          {(['email', 'slack', 'teams'] as const).map((name) => (
            <DraftField
              key={name}
              type={name === 'email' ? 'email' : 'text'}
              label={words(`settings.me.${name}`)}
              value={me.handles?.[name] ?? ''}
              maxLength={LONGEST_HANDLE}
              onSave={(text) => saveHandle(name, text)}
              error={errorOf(`handles.${name}`)}
            />
          ))}
        </div>
      </Group>
    </>
  );
}
