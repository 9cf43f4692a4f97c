import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { LocalizedText } from '#kernel/languages.ts'
import { projectPath } from '#kernel/paths.ts'
import { findAction } from '#modules/collective-actions'
import {
  Attendance,
  forumChairNamed,
  forumDecisionTaken,
  forumEstablished,
  forumMeetingAnnounced,
  forumMeetingHeld,
  forumMinutesPublished,
  forumRulesPublished,
  forumSeatFilled,
} from '#modules/forum'
import { MemberKind } from '#modules/members'
import { append, type FactDefinition, factFrom } from '#record'
import { DemoKey } from './demonstration.ts'

const Day = z.iso.date()
const Side = z.enum(['government', 'non-government'])

const Seat = z.object({
  key: z.string(),
  at: Day,
  side: Side,
  kind: MemberKind,
  holder: DemoKey.nullable(),
  body: LocalizedText.nullable(),
  representative: z.string().nullable(),
})

const Meeting = z.object({
  announced: Day,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  venue: LocalizedText,
  link: z.string().nullable(),
  agenda: LocalizedText,
  held: z.object({ at: Day, attendance: Attendance, resultsPresented: z.boolean(), commentsTaken: z.boolean() }).nullable(),
  minutes: z.object({ at: Day, text: LocalizedText }).nullable(),
  decisions: z.array(z.object({ at: Day, title: LocalizedText, text: LocalizedText, action: z.string() })),
})

const DemoForum = z.object({
  member: DemoKey,
  name: LocalizedText,
  purpose: LocalizedText,
  at: Day,
  rules: z.array(z.object({ at: Day, text: LocalizedText })),
  seats: z.array(Seat),
  chairs: z.array(z.object({ seat: z.string(), at: Day })),
  meetings: z.array(Meeting),
})

const by = { kind: 'source', source: 'demonstration' } as const

/** One act of the story, on its day. */
interface Told {
  readonly day: string
  enter(at: Date): Promise<unknown>
}

interface Teller {
  readonly ctx: Context
  readonly trx: Trx
  tell<Data>(day: string, definition: FactDefinition<Data>, data: Data, more?: More): Told
}

interface More {
  readonly about?: Readonly<Record<string, string>>
  readonly disclosures?: Readonly<Record<string, string>>
}

/** The acts of Exampleland's invented forum, each on its day. The actions its decisions name must be there. */
export async function forumActs(trx: Trx, ctx: Context, idOf: (key: DemoKey) => string): Promise<readonly Told[]> {
  const story = DemoForum.parse(JSON.parse(readFileSync(projectPath('data', 'demonstration', 'forum.json'), 'utf8')))
  const about = { member: idOf(story.member), forum: ctx.newId() }
  const teller: Teller = {
    ctx,
    trx,
    tell: (day, definition, data, more = {}) => ({
      day,
      enter: (at) =>
        append(trx, definition, factFrom(ctx, { by, at, about: { ...about, ...more.about }, data, disclosures: more.disclosures ?? {} })),
    }),
  }
  const seats = new Map(story.seats.map((seat) => [seat.key, { ...seat, id: ctx.newId() }]))
  const told = [
    teller.tell(story.at, forumEstablished, { name: story.name, purpose: story.purpose }),
    ...story.rules.map(({ at, text }, index) => teller.tell(at, forumRulesPublished, { version: index + 1, text, link: null })),
    ...[...seats.values()].map(({ id, at, side, kind, holder, body, representative }) =>
      teller.tell(
        at,
        forumSeatFilled,
        { seat: id, side, kind, body, representativeNamed: representative !== null },
        {
          about: holder === null ? {} : { holder: idOf(holder) },
          disclosures: representative === null ? {} : { representative },
        },
      ),
    ),
    ...story.chairs.map(({ seat: key, at }) => {
      const seat = seats.get(key)
      if (seat === undefined) throw new Bug(`the demonstration names ${key} to the chair, which has no seat`)
      return teller.tell(at, forumChairNamed, { seat: seat.id, side: seat.side })
    }),
  ]
  const numbers = { decision: 0 }
  for (const [index, meeting] of story.meetings.entries()) told.push(...(await meetingActs(teller, meeting, index + 1, numbers)))
  return told
}

async function meetingActs(
  { ctx, trx, tell }: Teller,
  told: z.infer<typeof Meeting>,
  number: number,
  numbers: { decision: number },
): Promise<Told[]> {
  const meeting = ctx.newId()
  const { startsAt, endsAt, venue, link, agenda, held, minutes } = told
  const acts = [tell(told.announced, forumMeetingAnnounced, { meeting, number, startsAt, endsAt, venue, link, agenda })]
  if (held === null) return acts
  const { at, ...report } = held
  acts.push(tell(at, forumMeetingHeld, { meeting, ...report }))
  if (minutes !== null) acts.push(tell(minutes.at, forumMinutesPublished, { meeting, version: 1, text: minutes.text, link: null }))
  for (const { at: day, title, text, action: slug } of told.decisions) {
    const action = (await findAction(trx, slug))?.id
    if (action === undefined) throw new Bug(`a decision of the demonstration is for ${slug}, which is not there`)
    numbers.decision += 1
    const data = { decision: ctx.newId(), number: numbers.decision, meeting, title, text, present: held.attendance }
    acts.push(tell(day, forumDecisionTaken, data, { about: { action } }))
  }
  return acts
}
