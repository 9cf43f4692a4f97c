import { z } from 'zod'
import { LocalizedText } from '#kernel/languages.ts'
import { isSlug } from '#kernel/slug.ts'

/** What a member is. */
export const memberKinds = [
  'state',
  'local-government',
  'parliament',
  'civil-society',
  'media',
  'academia',
  'private-sector',
  'international-body',
] as const
export const MemberKind = z.enum(memberKinds)
export type MemberKind = z.infer<typeof MemberKind>

/** Where a member acts. */
export const memberLevels = ['national', 'local', 'international'] as const
export const MemberLevel = z.enum(memberLevels)
export type MemberLevel = z.infer<typeof MemberLevel>

/** Standing in the partnership (OGP letters of 2022-07-25: opengovpartnership.org/ogp-letters). */
export const memberStatuses = ['active', 'under-procedural-review', 'inactive', 'suspended', 'withdrawn'] as const
export const MemberStatus = z.enum(memberStatuses)
export type MemberStatus = z.infer<typeof MemberStatus>

/** Only governments must carry an action into a plan. */
export const isGovernment = (member: { readonly kind: MemberKind }): boolean =>
  member.kind === 'state' || member.kind === 'local-government'

const Slug = z.string().refine(isSlug, { error: 'not a slug' })
const Iso2 = z.string().regex(/^[A-Z]{2}$/)
const Iso3 = z.string().regex(/^[A-Z]{3}$/)
const LanguageCode = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/)
const WebAddress = z.url({ protocol: /^https?$/ }).max(500)

/** A place in thousandths of a degree: entries hold whole numbers only (RFC 8785 safe integers). */
const Place = z.strictObject({
  longitudeMillidegrees: z.int().min(-180_000).max(180_000),
  latitudeMillidegrees: z.int().min(-90_000).max(90_000),
})

/** What the record says of a member, field by field. `null`: not told. */
const profileShape = {
  slug: Slug,
  kind: MemberKind,
  level: MemberLevel.nullable(),
  name: LocalizedText,
  country: Iso2.nullable(),
  iso3: Iso3.nullable(),
  parent: z.uuid().nullable(),
  place: Place.nullable(),
  languages: z.array(LanguageCode).max(20),
  website: WebAddress.nullable(),
} as const

/** Everything about a member that a correction may change. */
export const MemberProfile = z.strictObject(profileShape)
export type MemberProfile = z.infer<typeof MemberProfile>

/** The fields of a profile, in the order pages show them. */
export const profileFields = ['name', 'slug', 'kind', 'level', 'country', 'iso3', 'parent', 'place', 'languages', 'website'] as const
export type ProfileField = (typeof profileFields)[number]

/** `member-admitted`: the member is listed, with everything known of it. An invented member is marked for good. */
export const MemberAdmitted = z.strictObject({ ...profileShape, fictional: z.boolean() })
export type MemberAdmitted = z.infer<typeof MemberAdmitted>

const change = <Field extends ProfileField, Value extends z.ZodType>(field: Field, value: Value) =>
  z.strictObject({ field: z.literal(field), before: value, after: value })

/** One field as it was and as it is now. */
export const ProfileChange = z.discriminatedUnion('field', [
  change('slug', profileShape.slug),
  change('kind', profileShape.kind),
  change('level', profileShape.level),
  change('name', profileShape.name),
  change('country', profileShape.country),
  change('iso3', profileShape.iso3),
  change('parent', profileShape.parent),
  change('place', profileShape.place),
  change('languages', profileShape.languages),
  change('website', profileShape.website),
])
export type ProfileChange = z.infer<typeof ProfileChange>

/** `member-data-corrected`: each changed field before and after; nothing is overwritten in silence. */
export const MemberDataCorrected = z.strictObject({ changes: z.array(ProfileChange).min(1).max(profileFields.length) })
export type MemberDataCorrected = z.infer<typeof MemberDataCorrected>

/** `member-status-changed`: the reason is a person's words and is disclosed beside the entry, under `reason`. */
export const MemberStatusChanged = z.strictObject({
  /** Null: not told before. */
  before: MemberStatus.nullable(),
  after: MemberStatus,
  /** The address of the published decision, if there is one. */
  source: WebAddress.nullable(),
})
export type MemberStatusChanged = z.infer<typeof MemberStatusChanged>

/** `member-endorsed-declaration`: which text, by the day it was adopted. */
export const MemberEndorsedDeclaration = z.strictObject({ declaration: z.literal('paris-2016-12-07') })
export type MemberEndorsedDeclaration = z.infer<typeof MemberEndorsedDeclaration>

/** A member as the platform knows it today. */
export interface Member extends MemberProfile {
  readonly id: string
  /** Null: the source of the listing does not tell, and nobody has decided since. */
  readonly status: MemberStatus | null
  readonly fictional: boolean
  /** When it was listed; an import may tell an earlier day than it was recorded. */
  readonly admittedAt: Date
  /** The entry that listed it. */
  readonly entryId: string
  /** The published source it was taken from; null when the support team admitted it. */
  readonly source: string | null
  readonly endorsedAt: Date | null
  readonly endorsementEntryId: string | null
}

/** Why a profile cannot stand, whether it is being listed or corrected. */
export const profileRefusals = [
  'slug-missing',
  'slug-taken',
  'country-missing',
  'country-taken',
  'parent-missing',
  'parent-not-a-state',
  'parent-not-wanted',
  'parent-fictional-differs',
] as const
export type ProfileRefusal = (typeof profileRefusals)[number]

export type AdmitRefusal = 'mandate-not-in-force' | 'mandate-not-steward' | ProfileRefusal
export type CorrectRefusal = 'mandate-not-in-force' | 'mandate-not-steward' | 'nothing-changed' | 'local-members-nested' | ProfileRefusal
export type StatusRefusal = 'mandate-not-in-force' | 'mandate-not-steward' | 'status-unchanged'
export type EndorseRefusal = 'mandate-not-in-force' | 'mandate-not-point-of-contact' | 'already-endorsed' | 'member-withdrawn'
export type MembersRefusal = AdmitRefusal | CorrectRefusal | StatusRefusal | EndorseRefusal
