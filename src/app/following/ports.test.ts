import { expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { stepIn } from './ports.ts'

const consultation = {
  slug: 'next-plan',
  closedAt: null,
  phases: [
    { kind: 'statements', from: '2026-11-01', to: '2026-11-30' },
    { kind: 'proposals', from: '2026-11-10', to: '2026-11-20' },
    { kind: 'answers', from: '2026-12-01', to: '2026-12-31' },
  ],
} as const
const on = (day: string, closedAt: Date | null = null) =>
  stepIn(words('en'), { ...consultation, closedAt, phases: [...consultation.phases] }, new Date(`${day}T12:00:00Z`))

test('an open consultation offers what ends first, to its last day', () => {
  expect(on('2026-11-15')).toEqual({ text: 'write and support proposals until 20 November 2026', path: '/consultations/next-plan' })
  expect(on('2026-11-20')?.text).toContain('proposals')
  expect(on('2026-11-30')?.text).toContain('weigh statements')
})

test('before, after and while answers are written there is nothing to do but read', () => {
  for (const day of ['2026-10-31', '2026-12-15', '2027-01-01']) expect(on(day)).toBeNull()
  expect(on('2026-11-15', new Date('2026-11-14T00:00:00Z'))).toBeNull()
})
