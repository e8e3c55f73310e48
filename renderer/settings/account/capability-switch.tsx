import { useWords } from '../../bridge';
import type { TargetId } from '../../../src/lease/lease';
import { Switch } from '../../ui/checkbox';
import { useSettings } from '../use-settings';

/** One thing that a block may do at a service: whether it does, or what was not granted for it. */
export function CapabilitySwitch({
  target,
  missing,
}: {
  readonly target: TargetId;
  readonly missing: readonly string[];
}) {
  const words = useWords();
  const { settings, change } = useSettings();
  return (
    <Switch
      label={words(`settings.silence.${target}-switch`)}
      hint={
        missing.length > 0
          ? words('service.missing-scopes', { scopes: missing })
          : words(`settings.silence.${target}-hint`)
      }
      checked={settings.silence[target] && missing.length === 0}
      disabled={missing.length > 0}
      onChange={(on) => change({ silence: { ...settings.silence, [target]: on } })}
    />
  );
}
