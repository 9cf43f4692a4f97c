import type { Db } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import { commitmentsOfPlan, draftsOfPlan, listPlans } from '#modules/action-plans'
import '../tables.ts'
import type { TakenUpIn } from '../vocabulary.ts'
import type { Consultation } from './consultations.ts'
import { listTexts } from './texts.ts'

/** A commitment that words of an answer may stand in: a published one, or a draft that so far has a reference only. */
export interface CommitmentPlace {
  readonly place: Extract<TakenUpIn, { kind: 'commitment' }>
  readonly reference: string
  /** What it is called by those who write it: not for the public while it is a draft. */
  readonly title: LocalizedText | null
}

/** A paragraph of a text under consultation, as its last version numbers it. */
export interface ParagraphPlace {
  readonly place: Extract<TakenUpIn, { kind: 'paragraph' }>
  readonly title: LocalizedText
  readonly number: number
  readonly words: string
  readonly language: Language
}

/** Everywhere the words of an answer may stand. */
export interface Places {
  readonly commitments: readonly CommitmentPlace[]
  readonly paragraphs: readonly ParagraphPlace[]
}

/** A place as forms send it. */
export const placeKey = (place: TakenUpIn): string =>
  place.kind === 'commitment' ? `commitment/${place.commitment}` : `paragraph/${place.text}/${place.version}/${place.paragraph}`

async function commitmentsOf(db: Db, planId: string): Promise<readonly CommitmentPlace[]> {
  const [drafts, published] = [await draftsOfPlan(db, planId), await commitmentsOfPlan(db, planId)]
  const place = (commitment: string) => ({ kind: 'commitment', plan: planId, commitment }) as const
  const known = new Set(drafts.map(({ id }) => id))
  return [
    ...drafts.map(({ id, reference, content: { title } }) => {
      const { original } = title
      const written = title[original]
      return { place: place(id), reference, title: written === undefined ? null : { ...title, original } }
    }),
    ...published
      .filter(({ id, withdrawnAt }) => withdrawnAt === null && !known.has(id))
      .map(({ id, reference, title }) => ({ place: place(id), reference, title })),
  ]
}

async function paragraphsOf(db: Db, consultationId: string): Promise<readonly ParagraphPlace[]> {
  return (await listTexts(db, consultationId)).flatMap(({ id: text, version, title, language, paragraphs }) =>
    paragraphs.map(({ id, words }, at) => ({
      place: { kind: 'paragraph', text, version, paragraph: id } as const,
      title,
      number: at + 1,
      words,
      language,
    })),
  )
}

/**
 * Where words of an answer may stand: commitments of the consultation's plan, drafts included (or of any plan of its member that is
 * not withdrawn, when it is about none), and the paragraphs of its texts as they stand now. For its organiser.
 */
export async function placesOf(db: Db, { id, planId, memberId }: Pick<Consultation, 'id' | 'planId' | 'memberId'>): Promise<Places> {
  const plans = planId === null ? await listPlans(db, { memberIds: [memberId] }) : [{ id: planId, withdrawnAt: null }]
  const commitments: CommitmentPlace[] = []
  for (const plan of plans) if (plan.withdrawnAt === null) commitments.push(...(await commitmentsOf(db, plan.id)))
  return { commitments, paragraphs: await paragraphsOf(db, id) }
}
