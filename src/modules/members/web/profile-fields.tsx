import type { Child } from 'hono/jsx'
import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { Checkbox, type FormState, Group, HiddenField, Name, Radios, Select, TextField, Two } from '#ui'
import { byName, memberName } from '../queries/list-members.ts'
import { type Member, type MemberProfile, memberKinds, memberLevels, type ProfileField } from '../vocabulary.ts'
import { countryCodes } from './countries.ts'
import { kindText, levelText } from './member-words.ts'
import { profileFieldNames } from './profile-form.ts'

interface Props {
  readonly words: Words
  readonly form: FormState
  /** The states a local authority may belong to. */
  readonly states: readonly Member[]
  /** Offers to mark the member as invented: at its admission only, in demonstration mode only. */
  readonly mayInvent: boolean
}

/** Every field of a member's data, in three groups. */
export const ProfileFields = (props: Props) => (
  <>
    <NameFields {...props} />
    <KindFields {...props} />
    <MoreFields {...props} />
  </>
)

const NameFields = ({ words, form }: Props) => (
  <Group legend={words.t('members.form.names')}>
    <Select
      words={words}
      name="original"
      label={words.t('members.form.original')}
      hint={words.t('members.form.original-hint')}
      form={form}
      options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
    />
    {languages.map((lang) => (
      <TextField
        words={words}
        name={`name-${lang}`}
        label={words.t('members.form.name-in', { language: words.language(lang) })}
        form={form}
        lang={lang}
        dir={lang === 'ar' ? 'rtl' : 'ltr'}
        optional
      />
    ))}
    <TextField
      words={words}
      name="slug"
      label={words.t('members.field.slug')}
      hint={words.t('members.form.slug-hint')}
      form={form}
      dir="ltr"
      optional
    />
  </Group>
)

const KindFields = ({ words, form, states, mayInvent }: Props) => (
  <Group legend={words.t('members.form.what')}>
    <Radios
      words={words}
      name="kind"
      legend={words.t('members.field.kind')}
      form={form}
      options={memberKinds.map((kind) => ({ value: kind, text: kindText(words, kind) }))}
    />
    <Radios
      words={words}
      name="level"
      legend={words.t('members.field.level')}
      form={form}
      options={[...memberLevels, null].map((level) => ({ value: level ?? 'untold', text: levelText(words, level) }))}
    />
    <Select
      words={words}
      name="country"
      label={words.t('members.field.country')}
      hint={words.t('members.form.country-hint')}
      form={form}
      empty={words.t('members.form.none')}
      options={countryOptions(words, form.values)}
    />
    <Select
      words={words}
      name="parent"
      label={words.t('members.field.parent')}
      hint={words.t('members.form.parent-hint')}
      form={form}
      empty={words.t('members.form.none')}
      options={[...states].sort(byName(words)).map((state) => ({ value: state.id, text: memberName(state, words).text }))}
    />
    {mayInvent ? <Checkbox words={words} name="fictional" value="yes" label={words.t('members.form.fictional')} form={form} /> : null}
  </Group>
)

/** The countries by name; a code the list does not hold (an invented state's) stays as it is. */
function countryOptions(words: Words, values: FormValues) {
  const held = typed(values, 'country')
  const known = countryCodes.map((code) => ({ value: code, text: words.region(code) })).sort((a, b) => words.compare(a.text, b.text))
  return held === '' || countryCodes.includes(held) ? known : [{ value: held, text: held }, ...known]
}

const MoreFields = ({ words, form }: Props) => (
  <Group legend={words.t('members.form.more')}>
    <Two>
      <TextField
        words={words}
        name="longitude"
        label={words.t('members.form.longitude')}
        hint={words.t('members.form.longitude-hint')}
        form={form}
        inputmode="decimal"
        dir="ltr"
        optional
      />
      <TextField
        words={words}
        name="latitude"
        label={words.t('members.form.latitude')}
        hint={words.t('members.form.latitude-hint')}
        form={form}
        inputmode="decimal"
        dir="ltr"
        optional
      />
    </Two>
    <TextField
      words={words}
      name="languages"
      label={words.t('members.field.languages')}
      hint={words.t('members.form.languages-hint')}
      form={form}
      dir="ltr"
      optional
    />
    <TextField words={words} name="website" label={words.t('members.field.website')} form={form} type="url" dir="ltr" optional />
  </Group>
)

/** What was typed, sent on unchanged by the check page. */
export const SentOn = ({ values, names = profileFieldNames }: { values: FormValues; names?: readonly string[] }) => (
  <>{names.flatMap((name) => (values[name] === undefined ? [] : [<HiddenField name={name} value={typed(values, name)} />]))}</>
)

/** One field of a profile as a reader sees it. */
export function fieldValue(words: Words, profile: MemberProfile, field: ProfileField, states: ReadonlyMap<string, Member>): Child {
  switch (field) {
    case 'name':
      return languages.flatMap((lang) => {
        const name = profile.name[lang]
        return name === undefined ? [] : [<div>{<Name name={name} lang={lang} />}</div>]
      })
    case 'kind':
      return kindText(words, profile.kind)
    case 'level':
      return levelText(words, profile.level)
    case 'country':
      return profile.country === null ? words.t('members.field.none') : `${words.region(profile.country)} (${profile.country})`
    case 'parent': {
      const state = profile.parent === null ? undefined : states.get(profile.parent)
      return state === undefined ? words.t('members.form.none') : memberName(state, words).text
    }
    case 'place':
      return profile.place === null
        ? words.t('members.field.none')
        : words.t('members.form.place', {
            longitude: words.number(profile.place.longitudeMillidegrees / 1000),
            latitude: words.number(profile.place.latitudeMillidegrees / 1000),
          })
    case 'languages':
      return profile.languages.length === 0
        ? words.t('members.field.none')
        : words.list(profile.languages.map((code) => words.language(code)))
    default:
      return <bdi dir="ltr">{profile[field] ?? words.t('members.field.none')}</bdi>
  }
}
