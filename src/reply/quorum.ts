/** How many of those asked must be there: all, a number, or a share of them in percent. */
export type Quorum =
  | { readonly kind: 'all' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly percent: number };

/**
 * How many of so many people a quorum takes. A share is rounded up, so that half of five is three, and is never nobody.
 * A number that is larger than the people stays: it cannot be met.
 */
export function quorumOf(quorum: Quorum, people: number): number {
  switch (quorum.kind) {
    case 'all':
      return Math.max(1, people);
    case 'count':
      return quorum.count;
    case 'share':
      return Math.max(1, Math.ceil((quorum.percent * people) / 100));
    default:
      return quorum satisfies never;
  }
}
