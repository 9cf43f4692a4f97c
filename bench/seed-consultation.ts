import { v7 } from 'uuid'
import type { Context } from '#kernel/context.ts'
import { append, factFrom } from '#record'
import { consultationAnnounced } from '../src/modules/consultations/projectors/consultation.ts'
import { statementAccepted } from '../src/modules/consultations/projectors/statement.ts'

const DAY_MS = 86_400_000
const words = (en: string) => ({ original: 'en' as const, en })
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

/** Announces a consultation of anyone whose statements are being weighed; gives its id. */
export async function seedConsultation(ctx: Context, slug: string, statements: number): Promise<string> {
  const consultation = v7()
  const head = { by: { kind: 'instance' as const }, about: { consultation, member: v7() } }
  const data = {
    ...{ slug, subject: 'local-question' as const, title: words('A consultation'), purpose: words('A purpose') },
    ...{ questions: [words('A question')], open: [words('All')], settled: [], decider: words('The council'), themes: [] },
    ...{ languages: ['en' as const], audience: 'anyone' as const, residency: null, owed: ['proposal' as const], fictional: true },
    phases: [
      { kind: 'statements' as const, from: day(-20), to: day(20) },
      { kind: 'answers' as const, from: day(21), to: day(50) },
    ],
  }
  await ctx.db.transaction().execute(async (trx) => {
    await append(trx, consultationAnnounced, factFrom(ctx, { ...head, data, at: new Date(Date.now() - 40 * DAY_MS) }))
    for (let number = 1; number <= statements; number += 1) {
      const told = { statement: v7(), number, origin: 'organiser' as const, language: 'en' as const }
      await append(trx, statementAccepted, factFrom(ctx, { ...head, data: told, disclosures: { text: `Statement ${number}` } }))
    }
  })
  return consultation
}
