import { useState, type ReactNode } from 'react';
import type { SignInNow } from './account-group';

/** Whether I want to grant more, which what is said of the account offers. */
export type AsksMore = { readonly asksMore: boolean; readonly onMore: () => void };

/** What is said of a connected account, and the form to connect it anew where it does not work or I grant more. */
export function AccountParts({
  now,
  connected,
  form,
}: {
  readonly now: SignInNow;
  readonly connected: (more: AsksMore) => ReactNode;
  readonly form: ReactNode;
}) {
  const [asksMore, setAsksMore] = useState(false);
  const isWorking = now.token === 'ready' || now.token === 'unknown';
  return (
    <>
      {connected({ asksMore, onMore: () => setAsksMore(!asksMore) })}
      {!now.leaving && (asksMore || !isWorking) && form}
    </>
  );
}
