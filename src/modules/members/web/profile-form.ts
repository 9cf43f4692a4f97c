import { z } from 'zod'
import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import { Language, type LocalizedText, languages } from '#kernel/languages.ts'
import { isSlug, slugOf } from '#kernel/slug.ts'
import { type Member, MemberKind, type MemberProfile, memberLevels } from '../vocabulary.ts'
import { alpha3Of } from './countries.ts'

const line = (most: number) => z.string().trim().max(most, 'members.error.too-long').default('')
const longestName = 300
const nameField = line(longestName)

const degrees = (most: number, key: 'members.error.longitude' | 'members.error.latitude') =>
  z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || (/^[-−]?\d{1,3}([.,]\d+)?$/.test(text) && Math.abs(numberOf(text)) <= most), key)

const numberOf = (text: string) => Number(text.replace('−', '-').replace(',', '.'))
const codesOf = (text: string) => text.split(/[\s,;،]+/).filter((code) => code !== '')

const isWebAddress = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).hostname.includes('.')

const Fields = z.object({
  original: z.enum(languages, 'members.error.original'),
  'name-fr': nameField,
  'name-en': nameField,
  'name-es': nameField,
  'name-ar': nameField,
  slug: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || isSlug(text), 'members.error.slug'),
  kind: z.enum(MemberKind.options, 'members.error.kind'),
  level: z.enum([...memberLevels, 'untold'], 'members.error.level'),
  country: z
    .string()
    .default('')
    .refine((code) => code === '' || /^[A-Z]{2}$/.test(code), 'members.error.country'),
  parent: z.union([z.uuid(), z.literal('')], 'members.error.parent').default(''),
  longitude: degrees(180, 'members.error.longitude'),
  latitude: degrees(90, 'members.error.latitude'),
  languages: line(200).refine(
    (text) => codesOf(text).every((code) => /^[a-z]{2,3}$/.test(code)) && codesOf(text).length <= 20,
    'members.error.languages',
  ),
  website: line(500).refine((text) => text === '' || isWebAddress(text), 'members.error.website'),
  fictional: z.literal('yes').optional(),
})

// Said together with what the other fields need, not after it.
const always = () => true
const named = (lang: Language) => (form: z.infer<typeof Fields>) => form.original !== lang || form[`name-${lang}`] !== ''
const missingName = (lang: Language) => ({ path: [`name-${lang}`], error: 'members.error.name', when: always })

/** What the form of a member's data holds; messages are keys of the catalogue. */
export const ProfileForm = Fields.refine(named('fr'), missingName('fr'))
  .refine(named('en'), missingName('en'))
  .refine(named('es'), missingName('es'))
  .refine(named('ar'), missingName('ar'))
  .refine(({ longitude, latitude }) => longitude === '' || latitude !== '', {
    path: ['latitude'],
    error: 'members.error.place',
    when: always,
  })
  .refine(({ longitude, latitude }) => latitude === '' || longitude !== '', {
    path: ['longitude'],
    error: 'members.error.place',
    when: always,
  })
export type ProfileForm = z.infer<typeof ProfileForm>

/** The profile that a form tells. The address, when left empty, is made from the English name, or else from the original. */
export function profileFrom(form: ProfileForm): MemberProfile {
  const name = nameFrom(form)
  return {
    slug: form.slug === '' ? slugOf(name.en ?? name[name.original] ?? '') : form.slug,
    kind: form.kind,
    level: form.level === 'untold' ? null : form.level,
    name,
    country: form.country === '' ? null : form.country,
    iso3: alpha3Of(form.country),
    parent: form.parent === '' ? null : form.parent,
    place:
      form.longitude === ''
        ? null
        : {
            longitudeMillidegrees: Math.round(numberOf(form.longitude) * 1000),
            latitudeMillidegrees: Math.round(numberOf(form.latitude) * 1000),
          },
    languages: [...new Set(codesOf(form.languages))],
    website: form.website === '' ? null : form.website,
  }
}

function nameFrom(form: ProfileForm): LocalizedText {
  const told = languages.flatMap((lang) => (form[`name-${lang}`] === '' ? [] : [[lang, form[`name-${lang}`]] as const]))
  return { original: form.original, ...Object.fromEntries(told) }
}

/** The form as it stands before anything is typed: a member's data as they are. */
export const valuesOf = (member: Member): FormValues => ({
  original: member.name.original,
  ...Object.fromEntries(languages.map((lang) => [`name-${lang}`, member.name[lang] ?? ''])),
  slug: member.slug,
  kind: member.kind,
  level: member.level ?? 'untold',
  country: member.country ?? '',
  parent: member.parent ?? '',
  longitude: member.place === null ? '' : String(member.place.longitudeMillidegrees / 1000),
  latitude: member.place === null ? '' : String(member.place.latitudeMillidegrees / 1000),
  languages: member.languages.join(', '),
  website: member.website ?? '',
})

/** Every field of the form, in its order: what the check page sends on unchanged. */
export const profileFieldNames = [
  'original',
  ...languages.map((lang) => `name-${lang}`),
  'slug',
  'kind',
  'level',
  'country',
  'parent',
  'longitude',
  'latitude',
  'languages',
  'website',
  'fictional',
]

const Step = z.enum(['check', 'edit', 'confirm']).catch('check')

/** Where a form of several steps is: to be checked, to be mended, to be recorded. */
export const stepOf = (values: FormValues) => Step.parse(typed(values, 'step'))

/** The language a new member's name is first offered in: the reader's. */
export const firstValues = (lang: string): FormValues => ({ original: Language.catch('en').parse(lang) })
