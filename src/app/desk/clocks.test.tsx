import { expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import type { JoinedAction } from '../owed/joined.ts'
import { Clocks } from './clocks.tsx'

const now = new Date('2026-11-23T12:00:00Z')
const owed = (deadline: string | null): JoinedAction => ({
  slug: 'open-public-procurement',
  title: { original: 'en', en: 'Open public procurement' },
  joinedAt: new Date('2026-03-09T00:00:00Z'),
  deadline: deadline === null ? null : new Date(deadline),
})
const told = (...deadlines: readonly (string | null)[]) =>
  String(<Clocks words={words('en')} clocks={deadlines.map(owed)} plans={[]} now={now} />)

test('a clock with an end tells what is left, or by how much it is over', () => {
  expect(told('2027-03-09T12:00:00Z')).toContain('106 days left')
  expect(told('2026-11-15T12:00:00Z')).toContain('8 days overdue')
  expect(told('2026-11-15T12:00:00Z')).toContain('class="clock"')
})

test('a clock without an end counts the days, and says that no plan is here', () => {
  const html = told(null)
  expect(html).toContain('259 days ago')
  expect(html).toContain(words('en').t('desk.clocks.unknown'))
  expect(html).not.toContain('class="clock"')
  expect(told(null, '2027-03-09T12:00:00Z')).toContain(words('en').t('desk.clocks.intro'))
})

test('without any clock there is no section', () => {
  expect(told()).not.toContain('id="clocks"')
})
