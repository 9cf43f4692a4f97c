import { z } from 'zod'
import { mandateKinds } from '#kernel/visitor.ts'

export const MandateKindSchema = z.enum(mandateKinds)

/** Kinds of mandate that are held for one member; the others are held for the partnership. */
export const memberMandateKinds = ['point-of-contact', 'editor'] as const

/** Tells whether a kind of mandate is held for one member. */
export const isMemberMandateKind = (kind: string): kind is (typeof memberMandateKinds)[number] =>
  kind === 'point-of-contact' || kind === 'editor'

/** Why a mandate ended. A closed list: a free text would put a person’s circumstances on the record. */
export const revocationGrounds = [
  'term-ended',
  'replaced',
  'holder-request',
  'member-request',
  'granted-in-error',
  'conflict-of-interest',
  'account-deleted',
] as const
export const RevocationGround = z.enum(revocationGrounds)
export type RevocationGround = z.infer<typeof RevocationGround>

/** The grounds a person may choose from; deleting an account gives its own. */
export const chosenGrounds = revocationGrounds.filter((ground) => ground !== 'account-deleted')

/**
 * Someone may act: the mandate's own id, what it allows, for which member, until when. Nothing links two mandates of one
 * person: who holds them is private state.
 */
export const MandateGranted = z.strictObject({
  mandate: z.uuid(),
  kind: MandateKindSchema,
  member: z.uuid().optional(),
  /** ISO 8601; absent when no end is set. */
  until: z.iso.datetime().optional(),
})
export type MandateGranted = z.infer<typeof MandateGranted>

export const MandateRevoked = z.strictObject({
  mandate: z.uuid(),
  kind: MandateKindSchema,
  member: z.uuid().optional(),
  ground: RevocationGround,
})
export type MandateRevoked = z.infer<typeof MandateRevoked>

/** Why a mandate is not granted. */
export type GrantRefusal =
  | 'mandate-not-in-force'
  | 'may-not-grant'
  | 'already-holds'
  | 'member-needed'
  | 'member-not-found'
  | 'member-suspended'
  | 'end-is-past'
  | 'holder-deleted'

/** Why a mandate is not revoked. */
export type RevokeRefusal = 'mandate-not-in-force' | 'may-not-revoke' | 'already-revoked' | 'last-steward-cannot-revoke-self'

/** Why an invitation is not sent, withdrawn or accepted. */
export type InviteRefusal = GrantRefusal | 'invitation-not-found' | 'invitation-expired' | 'invitation-for-another'

/** Why an account is not deleted. */
export type DeleteRefusal = 'last-steward-cannot-delete'

/** R11: an assessor holds no mandate with the assessed member. */
export type AssessorRefusal = 'assessor-conflict'

/** The people of the demonstration, by the name of their role on “Try it as…”. */
export const demoRoles = [
  'exampleland-contact',
  'exampleland-editor',
  'sample-city-contact',
  'example-watch-contact',
  'steward',
  'assessor',
  'moderator',
  'second-moderator',
] as const
export const DemoRole = z.enum(demoRoles)
export type DemoRole = z.infer<typeof DemoRole>
