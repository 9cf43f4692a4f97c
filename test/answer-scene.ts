import type { Context } from '#kernel/context.ts'
import { tell } from './commitment-scene.ts'

const english = (text: string) => ({ original: 'en', en: text })

let consultations = 0

/** A consultation of a member on the record, with its answers due by a day; open for proposals before. */
export async function announceForAnswers(ctx: Context, member: string, more: Readonly<Record<string, unknown>> = {}, plan?: string) {
  const id = ctx.newId()
  const slug = `asked-${++consultations}`
  const data = {
    slug,
    subject: plan === undefined ? 'local-question' : 'plan',
    title: english('Following public money'),
    purpose: english('What should be opened first?'),
    questions: [english('Which contracts?')],
    open: [english('The order')],
    settled: [],
    decider: english('The ministry'),
    themes: [{ id: 'contracts', name: english('Contracts') }],
    languages: ['en'],
    audience: 'anyone',
    residency: null,
    phases: [
      { kind: 'proposals', from: '2026-10-01', to: '2026-11-01' },
      { kind: 'answers', from: '2026-11-02', to: '2026-12-20' },
    ],
    owed: ['proposal'],
    fictional: true,
    ...more,
  }
  await tell(ctx, 'consultation-announced', { consultation: id, member, ...(plan === undefined ? {} : { plan }) }, data)
  return { id, slug, member }
}

/** Somebody's proposal on the record. */
export async function propose(
  ctx: Context,
  consultation: { readonly id: string },
  number: number,
  {
    title = `Proposal ${number}`,
    participant = ctx.newId(),
    theme = null,
  }: { title?: string; participant?: string; theme?: string | null } = {},
) {
  const proposal = ctx.newId()
  const about = { consultation: consultation.id, proposal, participant }
  const by = { kind: 'participant', participant } as const
  const data = { proposal, number, authorKind: 'person', language: 'en', theme, attachments: 0 }
  const entry = await tell(ctx, 'proposal-submitted', about, data, { by, disclosures: { title, text: `${title}, in full.` } })
  return { id: proposal, participant, entry, input: { kind: 'proposal', id: proposal } as const }
}
