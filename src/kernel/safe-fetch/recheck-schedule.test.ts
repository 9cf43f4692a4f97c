import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePolitely, hostPauseMs, nextLookAt, recheckPace } from './recheck-schedule.ts'

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const looks = fc.nat({ max: 10_000 })
const pauseMs = (steady: number, troubled: number, by: number) => nextLookAt({ steady, troubled }, new Date(0), by).getTime()

describe('the next look', () => {
  test.each([
    [0, 0, 1 / 60],
    [1, 0, 24],
    [2, 0, 48],
    [5, 0, 384],
    [6, 0, 720],
    [60, 0, 720],
    [0, 1, 1],
    [0, 3, 4],
    [0, 7, 48],
  ])('after %i steady and %i troubled looks comes in %d hours', (steady, troubled, hours) => {
    expect(pauseMs(steady, troubled, 0) / 3_600_000).toBeCloseTo(hours, 10)
  })

  test('is always ahead, and never further than the longest pause with its chance', () => {
    fc.assert(
      fc.property(looks, looks, instant, chance, (steady, troubled, now, by) => {
        const pause = nextLookAt({ steady, troubled }, now, by).getTime() - now.getTime()
        expect(pause).toBeGreaterThanOrEqual(recheckPace.firstMs)
        expect(pause).toBeLessThanOrEqual(recheckPace.steadyMaxMs * (1 + recheckPace.jitterShare))
      }),
    )
  })

  test('never comes sooner after more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), chance, (times, by) => {
        expect(pauseMs(times + 1, 0, by)).toBeGreaterThanOrEqual(pauseMs(times, 0, by))
        expect(pauseMs(0, times + 1, by)).toBeGreaterThanOrEqual(pauseMs(0, times, by))
      }),
    )
  })
})

describe('the choice among what is due', () => {
  const hosts = ['a.example', 'b.example', 'c.example', 'd.example']
  const due = fc.array(fc.record({ id: fc.uuid(), host: fc.constantFrom(...hosts) }), { maxLength: 40 })
  const busy = fc.array(fc.tuple(fc.constantFrom(...hosts), fc.integer({ min: -10_000, max: 10_000 })))
  const now = new Date('2026-11-24T12:00:00Z')

  test('asks no host twice, none before its pause, and lets no free host wait while there is room', () => {
    fc.assert(
      fc.property(due, busy, fc.integer({ min: 1, max: 6 }), (sources, freeIn, most) => {
        const freeAt = new Map(freeIn.map(([host, ms]) => [host, new Date(now.getTime() + ms)]))
        const chosen = choosePolitely(sources, freeAt, { now, most })
        const asked = chosen.map(({ host }) => host)
        expect(new Set(asked).size).toBe(asked.length)
        expect(chosen.length).toBeLessThanOrEqual(most)
        const isFree = (host: string) => (freeAt.get(host) ?? now) <= now
        expect(asked.every(isFree)).toBe(true)
        const free = new Set(sources.map(({ host }) => host).filter(isFree))
        expect(chosen.length).toBe(Math.min(most, free.size))
        // Within a host the first due comes first: none is passed over for ever.
        for (const one of chosen) expect(sources.find(({ host }) => host === one.host)).toBe(one)
      }),
    )
  })

  test('looking again and again, two requests to one host are a pause apart and every source has its turn', () => {
    fc.assert(
      fc.property(due, (sources) => {
        let waiting = [...sources]
        const freeAt = new Map<string, Date>()
        const askedAt = new Map<string, number[]>()
        for (let turn = 0; turn < 400 && waiting.length > 0; turn += 1) {
          const at = new Date(now.getTime() + turn * 1000)
          for (const one of choosePolitely(waiting, freeAt, { now: at, most: 2 })) {
            freeAt.set(one.host, new Date(at.getTime() + hostPauseMs))
            askedAt.set(one.host, [...(askedAt.get(one.host) ?? []), at.getTime()])
            waiting = waiting.filter((it) => it !== one)
          }
        }
        expect(waiting).toEqual([])
        for (const times of askedAt.values())
          for (const [at, time] of times.entries()) if (at > 0) expect(time - (times[at - 1] ?? 0)).toBeGreaterThanOrEqual(hostPauseMs)
      }),
      { numRuns: 50 },
    )
  })
})
