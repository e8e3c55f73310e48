import { win32 } from 'node:path';
import type { Json } from '../../../../src/lease/lease';
import type { Result } from '../../../ports';
import type { Run } from './run';
import { badAnswer, DONE, memberOf, READY, type Foretell, type Silencer } from './silencer';

// The undocumented COM class behind Windows' own switch (npm windows-focus-assist, lib/quiethours.idl). Experimental:
// Windows has no open interface to set it, and may change this one.
const OFF = 'Microsoft.QuietHoursProfile.Unrestricted';
const PRIORITY_ONLY = 'Microsoft.QuietHoursProfile.PriorityOnly';
const PROFILE = /^Microsoft\.QuietHoursProfile\.[A-Za-z]{1,40}$/;

// PowerShell compiles the C# each time, which takes seconds on a slow machine.
const TIMEOUT_MS = 20_000;

const SCRIPT = `$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Add-Type -TypeDefinition @'
using System.Runtime.InteropServices;
[ComImport, Guid("6BFF4732-81EC-4FFB-AE67-B6C1BC29631F"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IQuietHoursSettings {
  [return: MarshalAs(UnmanagedType.LPWStr)] string GetUserSelectedProfile();
  void SetUserSelectedProfile([MarshalAs(UnmanagedType.LPWStr)] string profile);
}
[ComImport, Guid("F53321FA-34F8-4B7F-B9A3-361877CB94CF")]
public class QuietHoursSettings { }
public static class QuietHours {
  static IQuietHoursSettings Settings() { return (IQuietHoursSettings)new QuietHoursSettings(); }
  public static string Get() { return Settings().GetUserSelectedProfile(); }
  public static void Set(string profile) { Settings().SetUserSelectedProfile(profile); }
}
'@
if ($env:LULL_QUIET_HOURS_PROFILE) { [QuietHours]::Set($env:LULL_QUIET_HOURS_PROFILE) }
[Console]::Out.Write([QuietHours]::Get())
`;

const ENCODED = Buffer.from(SCRIPT, 'utf16le').toString('base64');

const valueOf = (profile: string): Json => ({ via: 'windows-quiet-hours', profile });

export const windowsQuietHoursSilence: Foretell = (before) => {
  const found = memberOf(before, 'profile');
  return valueOf(typeof found === 'string' && found !== OFF ? found : PRIORITY_ONLY);
};

/** Windows 10 and 11: the profile of do-not-disturb, which outlives Lull. */
export function windowsQuietHours(
  run: Run,
  environment: { readonly [name: string]: string | undefined },
): Silencer {
  const root = environment['SystemRoot'];
  const powershell =
    root === undefined
      ? 'powershell.exe'
      : win32.join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');

  // The profile goes in as data in the environment, never as part of the script.
  const profile = async (set: string): Promise<Result<string>> => {
    const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', ENCODED];
    const answer = await run(powershell, args, {
      timeoutMs: TIMEOUT_MS,
      environment: { LULL_QUIET_HOURS_PROFILE: set },
    });
    if (!answer.ok) return answer;
    const found = answer.value.trim();
    return PROFILE.test(found) ? { ok: true, value: found } : badAnswer('no quiet hours profile');
  };
  const put = async (wanted: Json | undefined): Promise<Result<null>> => {
    if (typeof wanted !== 'string' || !PROFILE.test(wanted)) {
      return badAnswer('what was there before names no profile');
    }
    const answer = await profile(wanted);
    return answer.ok ? DONE : answer;
  };

  return {
    name: 'Windows',
    readiness: async () => {
      const found = await profile('');
      return found.ok || found.failure.reason === 'timed-out'
        ? READY
        : { kind: 'unsupported', reason: 'no-powershell' };
    },
    read: async () => {
      const found = await profile('');
      return found.ok ? { ok: true, value: valueOf(found.value) } : found;
    },
    silence: (before) => put(memberOf(windowsQuietHoursSilence(before), 'profile')),
    restore: (before) => put(memberOf(before, 'profile')),
    watch: () => () => undefined,
  };
}
