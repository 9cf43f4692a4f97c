import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Consultation } from '../queries/consultations.ts'
import { isPhaseOpen } from '../rules/timetable.ts'
import type { AudienceRefusal, AuthorKind, PhaseKind } from '../vocabulary.ts'
import { joinConsultation, type Participant, type Person } from './join-consultation.ts'
import { lockConsultation } from './lock-consultation.ts'

/** Somebody in a consultation that is held for them. */
export interface TakingPart {
  readonly consultation: Consultation
  readonly participant: Participant
}

export type TakePartRefusal = 'consultation-unknown' | 'phase-not-open' | AudienceRefusal

/** Begins an act of somebody: holds the consultation, checks that its phase is open and that it admits them, lets them in. */
export async function takePart(
  trx: Trx,
  ctx: Context,
  slug: string,
  person: Person,
  phase: PhaseKind,
): Promise<Outcome<TakingPart, TakePartRefusal>> {
  const consultation = await lockConsultation(trx, slug, 'share')
  if (consultation === null) return refuse('consultation-unknown')
  if (!isPhaseOpen(consultation, phase, ctx.now())) return refuse('phase-not-open')
  const joined = await joinConsultation(trx, ctx, consultation, person)
  return joined.ok ? allow({ consultation, participant: joined.fact }) : joined
}

/** For whom words are given: a member when the person acts for one, else what the person says. */
export const speakingAs = ({ authorKind }: Participant, said: Exclude<AuthorKind, 'member'>): AuthorKind =>
  authorKind === 'member' ? 'member' : said

/** Who acts and what an entry of a participant is about. */
export function toldBy({ consultation, participant }: TakingPart, things: Readonly<Record<string, string>>) {
  const member = participant.memberId === null ? {} : { member: participant.memberId }
  return {
    by: { kind: 'participant', participant: participant.id } as const,
    about: { consultation: consultation.id, participant: participant.id, ...member, ...things },
  }
}
