/** Everyone waits here until all have come: what a lock would have kept apart then happens at once. */
export function meetingOf(count: number) {
  let open: () => void = () => {}
  let here = 0
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    here += 1
    if (here === count) open()
    return all
  }
}

/** Makes so many of something, each told its place. */
export const times = <Value>(count: number, make: (at: number) => Value): Value[] => Array.from({ length: count }, (_, at) => make(at))

/** How often each outcome came: `ok`, the name of a refusal, or `thrown`. */
export async function tally(work: ReadonlyArray<Promise<{ readonly ok: boolean; readonly refusal?: string }>>) {
  const counts: Record<string, number> = {}
  for (const result of await Promise.allSettled(work)) {
    const name = result.status === 'rejected' ? 'thrown' : result.value.ok ? 'ok' : (result.value.refusal ?? 'refused')
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
