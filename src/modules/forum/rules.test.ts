import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilSociety, everybody, government, nonGovernment } from './rules/attendance.ts'
import { heldInYear, isDialogue, monthsFrom, nextMeetingDue, showedResults } from './rules/dialogue.ts'
import { decideAnnounce, decideCallOff, decideReport, decideTake, mayTellOf, meetingState } from './rules/meetings.ts'
import { checkParity } from './rules/parity.ts'
import { mayEstablishForum, mayRunForum } from './rules/run-forum.ts'
import { decideFillSeat, heldSeat } from './rules/seats.ts'
import { type Attendance, attendanceKinds, mostSeats } from './vocabulary.ts'

const now = new Date('2026-11-23T12:00:00Z')
const day = (text: string) => new Date(`${text}T09:00:00Z`)
const nobody: Attendance = {
  state: 0,
  'local-government': 0,
  parliament: 0,
  'civil-society': 0,
  media: 0,
  academia: 0,
  'private-sector': 0,
  'international-body': 0,
  public: 0,
}
const both: Attendance = { ...nobody, state: 3, 'civil-society': 4 }
const said = (outcome: { readonly ok: boolean; readonly refusal?: string }) => (outcome.ok ? 'ok' : outcome.refusal)

describe('who may act', () => {
  const member = { id: 'm', government: true, status: 'active' as const }
  const forum = { chairs: ['chair'] }
  test.each([
    [member, forum, 'm', 'member', 'ok'],
    [member, forum, 'chair', 'chairs', 'ok'],
    [member, forum, 'chair', 'member', 'mandate-not-of-member'],
    [member, forum, 'other', 'chairs', 'mandate-for-another'],
    [member, forum, null, 'chairs', 'mandate-for-another'],
    [member, null, 'm', 'member', 'forum-missing'],
    [{ ...member, status: 'withdrawn' as const }, forum, 'm', 'member', 'member-withdrawn'],
  ] as const)('in a forum: %#', (of, standing, acting, openTo, answer) => {
    expect(said(mayRunForum(of, standing, acting, openTo))).toBe(answer)
  })
  test.each([
    [member, null, 'm', 'ok'],
    [member, null, 'other', 'mandate-for-another'],
    [{ ...member, government: false }, null, 'm', 'not-a-government'],
    [{ ...member, status: 'withdrawn' as const }, null, 'm', 'member-withdrawn'],
    [member, forum, 'm', 'forum-exists'],
  ] as const)('establishing: %#', (of, standing, acting, answer) => {
    expect(said(mayEstablishForum(of, standing, acting))).toBe(answer)
  })
})

describe('seats', () => {
  const seat = { id: 's', side: 'government' as const, holderId: 'h', endedAt: null }
  const holder = { id: 'h', status: 'active' as const, fictional: false }
  const forum = { fictional: false }
  test.each([
    [[], null, 'ok'],
    [[{ ...seat, endedAt: now }], holder, 'ok'],
    [[seat], holder, 'holder-seated'],
    [[], { ...holder, status: 'withdrawn' as const }, 'holder-withdrawn'],
    [[], { ...holder, fictional: true }, 'holder-fictional-differs'],
    [Array.from({ length: mostSeats }, () => seat), null, 'seats-too-many'],
  ] as const)('filling: %#', (seats, who, answer) => expect(said(decideFillSeat(forum, seats, who))).toBe(answer))
  test('a seat is ended, or chairs, while it is held', () => {
    expect(said(heldSeat([seat], 's'))).toBe('ok')
    expect(said(heldSeat([seat], 't'))).toBe('seat-unknown')
    expect(said(heldSeat([{ ...seat, endedAt: now }], 's'))).toBe('seat-ended')
  })
  const side = fc.constantFrom('government' as const, 'non-government' as const)
  test('R13 counts the seats of each side, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ side }), { maxLength: 40 }), (seats) => {
        const finding = checkParity({ seats, entryId: 'e' })
        const state = seats.filter((one) => one.side === 'government').length * 2 === seats.length ? 'met' : 'missed'
        expect(finding.state).toBe(seats.length === 0 ? 'waiting' : state)
        expect(checkParity({ seats: [...seats].reverse(), entryId: 'e' })).toEqual(finding)
      }),
    )
  })
})

describe('meetings', () => {
  const meeting = { startsAt: day('2026-11-20'), calledOffAt: null, reportedAt: null }
  const held = { ...meeting, reportedAt: now }
  const off = { ...meeting, calledOffAt: now }
  const ahead = { ...meeting, startsAt: day('2026-12-20') }
  test('a meeting is in one state', () => {
    expect([meeting, held, off].map(meetingState)).toEqual(['announced', 'held', 'called-off'])
  })
  test.each([
    [{ startsAt: day('2026-12-01'), endsAt: null }, 'ok'],
    [{ startsAt: now, endsAt: null }, 'meeting-in-past'],
    [{ startsAt: day('2026-12-01'), endsAt: day('2026-12-01') }, 'meeting-end-before-start'],
    [{ startsAt: ahead.startsAt, endsAt: null }, 'meeting-same-time'],
  ] as const)('announcing: %#', (wanted, answer) => expect(said(decideAnnounce([meeting, ahead, off], wanted, now))).toBe(answer))
  test.each([
    [null, 'meeting-unknown', 'meeting-unknown', 'meeting-unknown'],
    [meeting, 'ok', 'ok', 'meeting-not-held'],
    [ahead, 'ok', 'meeting-not-yet', 'meeting-not-held'],
    [held, 'meeting-held', 'meeting-held', 'ok'],
    [off, 'meeting-called-off', 'meeting-called-off', 'meeting-called-off'],
  ] as const)('calling off, reporting, telling: %#', (one, calledOff, reported, told) => {
    expect(said(decideCallOff(one))).toBe(calledOff)
    expect(said(decideReport(one, both, now))).toBe(reported)
    expect(said(mayTellOf(one))).toBe(told)
    expect(said(decideTake(one, both))).toBe(told)
  })
  test('nobody came: there is nothing to report or decide', () => {
    expect(said(decideReport(meeting, nobody, now))).toBe('nobody-present')
    expect(said(decideTake(held, nobody))).toBe('nobody-present')
  })
})

describe('dialogue', () => {
  const meeting = { at: day('2026-05-01'), attendance: both, resultsPresented: true, commentsTaken: true }
  test('it takes both sides; companies are not civil society', () => {
    expect(isDialogue(meeting)).toBe(true)
    expect(isDialogue({ attendance: { ...both, 'civil-society': 0, 'private-sector': 9 } })).toBe(false)
    expect(isDialogue({ attendance: { ...both, state: 0 } })).toBe(false)
    expect(showedResults(meeting)).toBe(true)
    expect(showedResults({ ...meeting, commentsTaken: false })).toBe(false)
  })
  test('the last twelve months count, and the deadline runs from the last dialogue', () => {
    const old = { ...meeting, at: day('2025-11-01') }
    expect(heldInYear([old, meeting], now)).toEqual([meeting])
    expect(nextMeetingDue([old, meeting], day('2025-01-01'), 6, now)).toEqual(day('2026-11-01'))
    expect(nextMeetingDue([], day('2026-08-31'), 6, now)).toEqual(day('2027-02-28'))
  })
  test('months go forward and back, and never skip one', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(date, fc.integer({ min: -30, max: 30 }), (from, months) => {
        const moved = monthsFrom(from, months)
        const index = (at: Date) => at.getUTCFullYear() * 12 + at.getUTCMonth()
        expect(index(moved)).toBe(index(from) + months)
        expect(moved.getUTCDate()).toBeLessThanOrEqual(from.getUTCDate())
      }),
    )
  })
  test('attendance is the sum of its sides', () => {
    const counts = fc.tuple(...attendanceKinds.map(() => fc.nat(1000)))
    fc.assert(
      fc.property(counts, ([a, b, c, d, e, f, g, h, i]) => {
        const attendance: Attendance = {
          state: a ?? 0,
          'local-government': b ?? 0,
          parliament: c ?? 0,
          'civil-society': d ?? 0,
          media: e ?? 0,
          academia: f ?? 0,
          'private-sector': g ?? 0,
          'international-body': h ?? 0,
          public: i ?? 0,
        }
        const sum = Object.values(attendance).reduce((total, count) => total + count, 0)
        expect(everybody(attendance)).toBe(sum)
        expect(government(attendance) + nonGovernment(attendance)).toBe(sum)
        expect(civilSociety(attendance)).toBeLessThanOrEqual(nonGovernment(attendance))
      }),
    )
  })
})
