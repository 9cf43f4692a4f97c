/** Orders in which amendments are listed. */
export const amendmentOrders = ['fair', 'newest', 'most-supported'] as const
export type AmendmentOrder = (typeof amendmentOrders)[number]

/** What an order looks at. */
export interface Ordered {
  readonly id: string
  readonly number: number
  readonly supports: number
}

/**
 * Lists in the order asked. `fair` is drawn: those that came first have no better place, and the same draw always gives the
 * same order. `drawOf` makes a number from an id.
 */
export function inOrder<Item extends Ordered>(
  items: readonly Item[],
  order: AmendmentOrder,
  drawOf: (id: string) => number,
): readonly Item[] {
  const key = (item: Item) => (order === 'fair' ? drawOf(item.id) : order === 'newest' ? -item.number : -item.supports)
  return [...items].sort((a, b) => key(a) - key(b) || a.number - b.number)
}
