/** What a mandate lets a person do. `point-of-contact` and `editor` act for one member. */
export const mandateKinds = ['point-of-contact', 'editor', 'steward', 'assessor', 'moderator'] as const
export type MandateKind = (typeof mandateKinds)[number]

/** A mandate in force, as acts and pages see it. `personId` is pseudonymous and may enter the record; no name does. */
export interface Mandate {
  readonly id: string
  readonly kind: MandateKind
  readonly personId: string
  /** The member acted for; null for steward, assessor and moderator. */
  readonly memberId: string | null
  readonly memberSlug: string | null
  readonly memberName: string | null
  readonly fictional: boolean
}

/** Who is asking, as a request carries it. Absent (`null`) for a stranger. */
export interface Visitor {
  readonly accountId: string
  readonly personId: string
  readonly email: string
  readonly mandates: readonly Mandate[]
  /** The mandate the visitor acts under now; chosen on the desk when there are several. */
  readonly acting: Mandate | null
  /** Ties a form to this session; every form of a signed-in page sends it back. */
  readonly csrfToken: string
}
