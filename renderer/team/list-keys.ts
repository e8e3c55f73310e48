/** What a key means on a row of the list. */
export type ListAction =
  | { readonly kind: 'move'; readonly to: 'next' | 'previous' | 'first' | 'last' }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | {
      readonly kind:
        | 'expand'
        | 'collapse'
        | 'toggle'
        | 'edit'
        | 'remove'
        | 'copy'
        | 'watch'
        | 'add'
        | 'shortcuts';
    }
  | { readonly kind: 'search'; readonly typed: string };

/** The part of a keyboard event that counts. */
export type Stroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

const ACTIONS: { readonly [key: string]: ListAction } = {
  ArrowDown: { kind: 'move', to: 'next' },
  ArrowUp: { kind: 'move', to: 'previous' },
  Home: { kind: 'move', to: 'first' },
  End: { kind: 'move', to: 'last' },
  PageDown: { kind: 'page', by: 1 },
  PageUp: { kind: 'page', by: -1 },
  ArrowRight: { kind: 'expand' },
  ArrowLeft: { kind: 'collapse' },
  Escape: { kind: 'collapse' },
  Enter: { kind: 'toggle' },
  ' ': { kind: 'toggle' },
  Delete: { kind: 'remove' },
  Backspace: { kind: 'remove' },
  '/': { kind: 'search', typed: '' },
  '?': { kind: 'shortcuts' },
  c: { kind: 'copy' },
  e: { kind: 'edit' },
  n: { kind: 'add' },
  w: { kind: 'watch' },
};

/** Reads a key pressed on a row; any other letter begins a search with it. Null is none of the list's business. */
export function listAction({ key, ctrlKey, metaKey, altKey }: Stroke): ListAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  const action = Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : undefined;
  if (action !== undefined) return action;
  return /^\p{L}$/u.test(key) ? { kind: 'search', typed: key } : null;
}

/** The row that a key moves to from the row at `at`, of rows from 0 to `last`; `page` is how many fit in sight. */
export function placeAfter(
  action: Extract<ListAction, { readonly kind: 'move' | 'page' }>,
  { at, last, page }: { readonly at: number; readonly last: number; readonly page: number },
): number {
  const targets = { next: at + 1, previous: at - 1, first: 0, last };
  const target = action.kind === 'move' ? targets[action.to] : at + action.by * page;
  return Math.min(Math.max(target, 0), last);
}
