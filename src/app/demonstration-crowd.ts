import type { Participation } from '#modules/consultations'
import { type Random, seededRandom } from '../opinion-map/index.ts'
import { type DemoConsultation, demoId } from './demonstration-consultations.ts'

const dayMs = 86_400_000
const startOf = (day: string) => new Date(`${day}T00:00:00.000Z`).getTime()

/** Somebody of the crowd: in which camp, when they came, how long they stayed. */
interface Somebody {
  readonly id: string
  readonly camp: number
  readonly joinedAt: Date
  /** How likely they are to answer a statement that they see. */
  readonly diligence: number
  /** The last day they looked in. */
  readonly lastSeen: number
}

/**
 * The invented people of a consultation, with their votes and supports: the same for the same seed. Everybody leans as their
 * camp does, with some will of their own; some answer little, some leave early.
 */
export function crowdOf(story: DemoConsultation): Participation {
  const random = seededRandom(story.crowd.seed)
  const people = Array.from({ length: story.crowd.people }, (_, number) => somebody(story, number, random))
  return {
    participants: people.map(({ id, joinedAt }) => ({ id, joinedAt })),
    votes: people.flatMap((person) => votesOf(story, person, random)),
    supports: people.flatMap((person) => supportsOf(story, person, random)),
  }
}

function somebody({ slug, crowd }: DemoConsultation, number: number, random: Random): Somebody {
  const [first, last] = [startOf(crowd.voting.from), startOf(crowd.voting.to) + dayMs]
  // More people come in the first days than in the last; never at a whole second.
  const joinedAt = first + (last - first) * random() ** 1.7
  const lastSeen = random() < 0.45 ? joinedAt + (last - joinedAt) * random() : joinedAt
  const isBrief = random() < 0.12
  const diligence = isBrief ? 0.25 : 0.6 + 0.4 * random()
  return {
    id: demoId(slug, 'participant', number),
    camp: campOf(crowd.shares, random()),
    joinedAt: new Date(Math.floor(joinedAt)),
    diligence,
    lastSeen,
  }
}

function campOf(shares: readonly number[], at: number): number {
  let sum = 0
  const camp = shares.findIndex((share) => {
    sum += share
    return at < sum
  })
  return camp === -1 ? shares.length - 1 : camp
}

/** A moment between the two, both seen by the person. */
const moment = (from: number, to: number, random: Random) => new Date(Math.floor(from + (to - from) * random()))

function votesOf(story: DemoConsultation, { id, camp, joinedAt, diligence, lastSeen }: Somebody, random: Random) {
  return story.statements.flatMap(({ at, lean }, index) => {
    const came = Math.max(joinedAt.getTime(), startOf(at))
    const [agree, disagree] = lean[camp] ?? [0, 0]
    const [answers, drawn] = [random() < diligence, random()]
    // Whoever leaves within the hour votes in that hour.
    const until = Math.max(lastSeen, joinedAt.getTime() + dayMs / 24)
    const votedAt = moment(came, Math.max(came, until), random)
    if (!answers || came > until) return []
    const choice = drawn < agree ? 1 : drawn < agree + disagree ? -1 : 0
    return [{ participantId: id, statement: index + 1, choice, votedAt }]
  })
}

function supportsOf(story: DemoConsultation, { id, camp, joinedAt, lastSeen }: Somebody, random: Random) {
  const { slug, proposals, text } = story
  const offered = [
    ...proposals.map(({ key, at, support }) => ({ kind: 'proposal' as const, key, at, support })),
    ...proposals.flatMap((proposal) => proposal.arguments.map(({ key, at, support }) => ({ kind: 'argument' as const, key, at, support }))),
    ...(text?.amendments ?? []).map(({ key, at, support }) => ({ kind: 'amendment' as const, key, at, support })),
  ]
  return offered.flatMap(({ kind, key, at, support }) => {
    const given = random() < (support[camp] ?? 0)
    const from = Math.max(joinedAt.getTime(), startOf(at))
    const supportedAt = moment(from, Math.max(from, lastSeen), random)
    return given ? [{ participantId: id, kind, targetId: demoId(slug, kind, key), supportedAt }] : []
  })
}

/** Somebody of the crowd, by number: for words that the story lets them write. */
export const personOf = ({ slug, crowd }: DemoConsultation, number: number): string => demoId(slug, 'participant', number % crowd.people)
