import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { byName, type Member, memberName } from '#modules/members'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  Crumbs,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  Group,
  Head,
  HiddenField,
  LocalText,
  Note,
  Radios,
  Row,
  Section,
  Select,
  Table,
  TextArea,
  TextField,
  to,
  Wrap,
} from '#ui'
import type { ActionSummary } from '../queries/actions.ts'
import { type ActionRefusal, actionLevels, actionThemes, longestReason, longestTitle } from '../vocabulary.ts'
import { RefusalNote } from './refusal.tsx'

interface AdminProps {
  readonly words: Words
  readonly visitor: Visitor | null
}

const trail = (words: Words) => [{ href: to(words, '/admin'), text: words.t('actions.admin.parent') }]
const trailBelow = (words: Words) => [...trail(words), { href: to(words, '/admin/actions'), text: words.t('actions.admin.title') }]

/** Every action, with the way to run it. */
export const AdminActions = ({ words, actions }: AdminProps & { actions: readonly ActionSummary[] }) => (
  <Wrap>
    <Crumbs words={words} trail={trail(words)} here={words.t('actions.admin.title')} />
    <Head
      title={words.t('actions.admin.title')}
      lede={words.t('actions.admin.lede')}
      actions={<ButtonLink href={to(words, '/admin/actions/new')}>{words.t('actions.admin.new')}</ButtonLink>}
    />
    <Table
      caption={words.t('actions.admin.all')}
      columns={[
        { label: words.t('actions.index.action') },
        { label: words.t('actions.fact.status') },
        { label: words.t('actions.fact.theme') },
      ]}
      rows={actions.map((action) => ({
        cells: [
          <a href={to(words, `/admin/actions/${action.slug}`)}>
            {words.number(action.number)}. <LocalText words={words} text={action.title} mark={false} />
          </a>,
          words.t(`actions.status.${action.status}`),
          words.t(`actions.theme.${action.theme}`),
        ],
      }))}
    />
  </Wrap>
)

interface NewProps extends AdminProps {
  readonly form: FormState
  readonly submission: string
  readonly refusal?: ActionRefusal | undefined
}

/** Proposing an action. */
export const NewAction = ({ words, visitor, form, submission, refusal }: NewProps) => (
  <>
    <Wrap>
      <Crumbs words={words} trail={trailBelow(words)} here={words.t('actions.admin.new')} />
    </Wrap>
    <Wrap form>
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      <Head title={words.t('actions.admin.new')} lede={words.t('actions.admin.new-lede')} />
      <Form action={to(words, '/admin/actions/new')} visitor={visitor}>
        <HiddenField name="submission" value={submission} />
        <Radios
          words={words}
          form={form}
          name="original"
          legend={words.t('actions.field.original')}
          value={words.lang}
          options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
          inline
        />
        {languages.map((lang) => (
          <TextsOf words={words} form={form} lang={lang} />
        ))}
        <Radios
          words={words}
          form={form}
          name="theme"
          legend={words.t('actions.fact.theme')}
          options={actionThemes.map((theme) => ({ value: theme, text: words.t(`actions.theme.${theme}`) }))}
        />
        <Radios
          words={words}
          form={form}
          name="level"
          legend={words.t('actions.fact.level')}
          options={actionLevels.map((level) => ({ value: level, text: words.t(`actions.level.${level}`) }))}
        />
        <Row>
          <DateField words={words} form={form} name="from" label={words.t('actions.field.from')} optional short />
          <DateField words={words} form={form} name="to" label={words.t('actions.field.to')} optional short />
        </Row>
        <Checkbox words={words} form={form} name="fictional" label={words.t('actions.field.fictional')} />
        <Actions>
          <Button>{words.t('actions.admin.propose')}</Button>
        </Actions>
      </Form>
    </Wrap>
  </>
)

const TextsOf = ({ words, form, lang }: { words: Words; form: FormState; lang: (typeof languages)[number] }) => (
  <Group legend={words.language(lang)}>
    <TextField
      words={words}
      form={form}
      name={`title-${lang}`}
      label={words.t('actions.field.title', { language: words.language(lang) })}
      hint={lang === 'en' ? words.t('actions.field.title-hint') : undefined}
      maxLength={longestTitle}
      lang={lang}
      dir={lang === 'ar' ? 'rtl' : 'ltr'}
    />
    <TextArea
      words={words}
      form={form}
      name={`asks-${lang}`}
      label={words.t('actions.field.asks', { language: words.language(lang) })}
      hint={words.t('actions.field.asks-hint')}
      rows={4}
      lang={lang}
      dir={lang === 'ar' ? 'rtl' : 'ltr'}
    />
  </Group>
)

interface RunProps extends AdminProps {
  readonly action: ActionSummary
  readonly members: readonly Member[]
  readonly leads: readonly Member[]
  readonly today: string
  readonly form: FormState
  readonly refusal?: ActionRefusal | undefined
}

/** One action: opening, closing, its leads. What the rules do not allow now is not offered. */
export function AdminAction({ words, visitor, action, members, leads, today, form, refusal }: RunProps) {
  const address = to(words, `/admin/actions/${action.slug}`)
  return (
    <Wrap>
      <Crumbs words={words} trail={trailBelow(words)} here={<LocalText words={words} text={action.title} mark={false} />} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      <Head
        title={<LocalText words={words} text={action.title} />}
        lede={words.t(`actions.status.${action.status}`)}
        actions={
          <ButtonLink quiet href={to(words, `/actions/${action.slug}`)}>
            {words.t('actions.cannot.back')}
          </ButtonLink>
        }
      />
      {action.status === 'proposed' ? (
        <Section id="open" title={words.t('actions.admin.open')} intro={words.t('actions.admin.open-intro')}>
          <Form action={`${address}/opening`} visitor={visitor}>
            <DateField words={words} form={form} name="day" label={words.t('actions.field.day')} value={today} short />
            <Button>{words.t('actions.admin.open')}</Button>
          </Form>
        </Section>
      ) : null}
      {action.status === 'open' ? (
        <Section id="close" title={words.t('actions.admin.close')} intro={words.t('actions.admin.close-intro')}>
          <Form action={`${address}/closing`} visitor={visitor}>
            <DateField words={words} form={form} name="day" label={words.t('actions.field.day')} value={today} short />
            <TextArea
              words={words}
              form={form}
              name="reason"
              label={words.t('actions.field.close-reason')}
              maxLength={longestReason}
              rows={3}
              optional
            />
            <Button>{words.t('actions.admin.close')}</Button>
          </Form>
        </Section>
      ) : null}
      {action.status === 'closed' ? (
        <Note>
          <p>{words.t('actions.admin.closed')}</p>
        </Note>
      ) : (
        <LeadSection words={words} visitor={visitor} address={address} members={members} leads={leads} form={form} />
      )}
    </Wrap>
  )
}

type LeadProps = AdminProps & { address: string; members: readonly Member[]; leads: readonly Member[]; form: FormState }

function LeadSection({ words, visitor, address, members, leads, form }: LeadProps) {
  const name = (member: Member) => memberName(member, words).text
  const free = members.filter(({ id, status }) => status !== 'withdrawn' && leads.every((lead) => lead.id !== id))
  return (
    <Section
      id="leads"
      title={words.t('actions.admin.leads')}
      intro={leads.length === 0 ? words.t('actions.admin.leads-none') : words.list(leads.map(name))}
    >
      <Form action={`${address}/leads`} visitor={visitor}>
        <Select
          words={words}
          form={form}
          name="member"
          label={words.t('actions.field.lead')}
          empty={words.t('common.form.choose')}
          options={[...free].sort(byName(words)).map((member) => ({ value: member.slug, text: name(member) }))}
        />
        <Button quiet>{words.t('actions.admin.name-lead')}</Button>
      </Form>
    </Section>
  )
}
