import { mandatesOfMember } from '#modules/accounts'
import { findMember } from '#modules/members'
import { type AnnounceForm, announceConsultation } from '../src/modules/consultations/acts/announce-consultation.ts'
import { type World, world } from './world.ts'

const english = (en: string) => ({ original: 'en' as const, en })

/** A consultation of Exampleland that is open to anyone, in three phases. */
export const announcement: AnnounceForm = {
  submission: '0b4b6c4e-8f0e-4a8e-9d4e-1f7c3c1d2e3f',
  planId: null,
  actionId: null,
  subject: 'local-question',
  title: english('Following public money'),
  purpose: english('What should be opened first?'),
  questions: [english('Which contracts?')],
  open: [english('The order')],
  settled: [],
  decider: english('The ministry'),
  themes: [
    { id: 'contracts', name: english('Contracts') },
    { id: 'schools', name: english('Schools') },
  ],
  languages: ['en', 'fr'],
  audience: 'anyone',
  residency: null,
  phases: [
    { kind: 'proposals', from: '2026-12-10', to: '2027-01-10' },
    { kind: 'amendments', from: '2026-12-20', to: '2027-01-10' },
    { kind: 'answers', from: '2027-01-11', to: '2027-02-10' },
  ],
  owed: ['proposal'],
}

/** The mandate of whoever acts for Exampleland. */
export async function organiserOf({ ctx }: World) {
  const member = await findMember(ctx.db, 'exampleland')
  const [mandate] = await mandatesOfMember(ctx.db, member?.id ?? '')
  if (mandate === undefined) throw new Error('nobody acts for exampleland')
  return mandate
}

/** A world in which that consultation, or a variant of it, is announced and its first phases are open. */
export async function openConsultation(variant: Partial<AnnounceForm> = {}) {
  const it = await world({ consultations: false })
  const mandate = await organiserOf(it)
  const announced = await announceConsultation(it.ctx, mandate, { ...announcement, ...variant })
  if (!announced.ok) throw new Error(announced.refusal)
  it.advance(28)
  return { it, mandate, ...announced.fact, address: `/en/consultations/${announced.fact.slug}` }
}

/** Somebody without an account, told apart by a key. */
export const browser = (key: string) => ({ kind: 'browser', key }) as const
