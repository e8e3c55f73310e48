import { useWords } from '../bridge';
import type { NotificationSettings } from '../../src/app/settings';
import { Switch } from '../ui/checkbox';
import { Group } from './group';
import { NumberField } from './number-field';
import styles from './settings.module.css';
import { useSettings } from './use-settings';

const TOLD = ['over', 'plannedSoon', 'teammateBack'] as const;

/** What Lull may say through the desktop. */
export function NotificationsSection() {
  const words = useWords();
  const { settings, change } = useSettings();
  const { notify } = settings;
  const set = (patch: Partial<NotificationSettings>): void =>
    change({ notify: { ...notify, ...patch } });
  return (
    <>
      <Group title={words('settings.notify.title')}>
        {TOLD.map((name) => (
          <Switch
            key={name}
            label={words(`settings.notify.${name}`)}
            hint={words(`settings.notify.${name}-hint`)}
            checked={notify[name]}
            onChange={(on) => set({ [name]: on })}
          />
        ))}
        <div className={styles.line}>
          <div className={styles.lineWords}>
            <Switch
              label={words('settings.notify.syncSoon')}
              hint={words('settings.notify.syncSoon-hint')}
              checked={notify.syncSoon}
              onChange={(syncSoon) => set({ syncSoon })}
            />
          </div>
          {notify.syncSoon && (
            <NumberField
              className={styles.short}
              label={words('settings.notify.minutes-before')}
              value={notify.syncSoonMinutes}
              least={1}
              most={60}
              onSave={(syncSoonMinutes) => set({ syncSoonMinutes })}
            />
          )}
        </div>
        <div className={styles.line}>
          <div className={styles.lineWords}>
            <Switch
              label={words('settings.notify.timeShift')}
              hint={words('settings.notify.timeShift-hint')}
              checked={notify.timeShift}
              onChange={(timeShift) => set({ timeShift })}
            />
          </div>
          <NumberField
            className={styles.short}
            label={words('settings.notify.days-before')}
            value={notify.timeShiftDays}
            least={1}
            most={21}
            onSave={(timeShiftDays) => set({ timeShiftDays })}
          />
        </div>
        <div className={styles.line}>
          <div className={styles.lineWords}>
            <Switch
              label={words('settings.notify.endsSoon')}
              hint={words('settings.notify.endsSoon-hint')}
              checked={notify.endsSoon}
              onChange={(endsSoon) => set({ endsSoon })}
            />
          </div>
          {notify.endsSoon && (
            <NumberField
              className={styles.short}
              label={words('settings.notify.minutes-before')}
              value={notify.endsSoonMinutes}
              least={1}
              most={60}
              onSave={(endsSoonMinutes) => set({ endsSoonMinutes })}
            />
          )}
        </div>
      </Group>
      <Group title={words('settings.notify.how')}>
        <Switch
          label={words('settings.notify.sound')}
          hint={words('settings.notify.sound-hint')}
          checked={notify.sound}
          onChange={(sound) => set({ sound })}
        />
      </Group>
    </>
  );
}
