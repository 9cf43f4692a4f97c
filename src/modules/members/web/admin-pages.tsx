import type { Child } from 'hono/jsx'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import {
  Actions,
  Answers,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  FindForm,
  Flow,
  Form,
  type FormState,
  Head,
  Note,
  page,
  Row,
  Steps,
  Table,
  to,
  Wrap,
} from '#ui'
import { byName } from '../queries/list-members.ts'
import { type Member, type MemberProfile, type ProfileChange, profileFields } from '../vocabulary.ts'
import { MemberName } from './member-name.tsx'
import { kindText, statusText } from './member-words.ts'
import { fieldValue, ProfileFields, SentOn } from './profile-fields.tsx'

type Status = 200 | 409 | 422

/** A page of the support team: where it stands, what to mend, what was refused. */
export interface AdminPage {
  readonly title: string
  readonly lede?: Child
  readonly form?: FormState | undefined
  readonly refusal?: string | null | undefined
  readonly status?: Status | undefined
  readonly member?: Member | undefined
  readonly body: Child
  readonly narrow?: boolean | undefined
}

/** Answers with a page of the support team's list of members. */
export function adminPage(c: PageRequest, { title, lede, form, refusal, status = 200, member, body, narrow = true }: AdminPage): Response {
  const { words } = c.var
  const trail = [
    { href: to(words, '/desk'), text: words.t('common.account.desk') },
    { href: to(words, '/admin/members'), text: words.t('members.admin.title') },
  ]
  const content = (
    <Wrap form={narrow}>
      <Crumbs words={words} trail={narrow ? trail : trail.slice(0, 1)} here={title} />
      <ErrorSummary words={words} errors={form?.errors} />
      <Head title={title} lede={lede} />
      {refusal ? (
        <Note kind="warn" status>
          {refusal}
        </Note>
      ) : null}
      {body}
    </Wrap>
  )
  const errorTitle = (form?.errors?.length ?? 0) > 0
  return page(c, content, {
    title,
    status,
    section: 'admin',
    noindex: true,
    fictional: member?.fictional ?? false,
    ...(errorTitle ? { errorTitle } : {}),
  })
}

/** Every member with the ways to correct it. */
export const AdminList = ({ words, members, search }: { words: Words; members: readonly Member[]; search: string }) => (
  <Flow>
    <Actions>
      <ButtonLink href={to(words, '/admin/members/new')}>{words.t('members.admin.admit')}</ButtonLink>
    </Actions>
    <FindForm words={words} action={to(words, '/admin/members')} label={words.t('members.list.search')} value={search} />
    <Table
      stack
      caption={words.t('members.list.results', { n: members.length })}
      columns={[
        { label: words.t('members.field.name') },
        { label: words.t('members.field.kind') },
        { label: words.t('members.field.status'), stack: words.t('members.field.status') },
        { label: words.t('members.admin.do'), hidden: true },
      ]}
      rows={[...members].sort(byName(words)).map((member) => ({
        cells: [
          <a href={to(words, `/members/${member.slug}`)}>
            <MemberName member={member} words={words} />
          </a>,
          member.fictional ? `${kindText(words, member.kind)}, ${words.t('common.fictional.mark')}` : kindText(words, member.kind),
          statusText(words, member.status),
          <Links words={words} member={member} />,
        ],
      }))}
    />
  </Flow>
)

const Links = ({ words, member }: { words: Words; member: Member }) => (
  <Row small>
    <a href={to(words, `/admin/members/${member.slug}/edit`)}>{words.t('members.admin.correct')}</a>
    <a href={to(words, `/admin/members/${member.slug}/status`)}>{words.t('members.admin.status')}</a>
  </Row>
)

interface FormPart {
  readonly c: PageRequest
  readonly action: string
  readonly form: FormState
  readonly states: readonly Member[]
}

/** The form of a member's data. */
export const ProfilePart = ({ c, action, form, states, mayInvent }: FormPart & { mayInvent: boolean }) => (
  <Form action={to(c.var.words, action)} visitor={c.var.visitor}>
    <ProfileFields words={c.var.words} form={form} states={states} mayInvent={mayInvent} />
    <Actions>
      <Button name="step" value="check">
        {c.var.words.t('common.button.continue')}
      </Button>
      <ButtonLink href={to(c.var.words, '/admin/members')} quiet>
        {c.var.words.t('common.button.cancel')}
      </ButtonLink>
    </Actions>
  </Form>
)

/** Asks to check before recording; everything typed goes with the form. */
export const ConfirmPart = ({
  c,
  action,
  form,
  button,
  names,
  children,
}: Omit<FormPart, 'states'> & { button: string; names?: readonly string[]; children?: Child }) => (
  <Flow space={5}>
    <Steps words={c.var.words} steps={[c.var.words.t('members.admin.step-data'), c.var.words.t('members.admin.step-check')]} current={1} />
    {children}
    <Note>{c.var.words.t('members.admin.for-good')}</Note>
    <Form action={to(c.var.words, action)} visitor={c.var.visitor}>
      <SentOn values={form.values} {...(names === undefined ? {} : { names })} />
      <Actions>
        <Button name="step" value="confirm">
          {button}
        </Button>
        <Button name="step" value="edit" quiet>
          {c.var.words.t('common.form.change')}
        </Button>
      </Actions>
    </Form>
  </Flow>
)

type States = ReadonlyMap<string, Member>

/** All that would be recorded of a new member. */
export const ProfileAnswers = ({
  words,
  profile,
  fictional,
  states,
}: {
  words: Words
  profile: MemberProfile
  fictional: boolean
  states: States
}) => (
  <Answers
    words={words}
    items={[
      ...profileFields
        .filter((field) => field !== 'iso3')
        .map((field) => ({ question: words.t(`members.field.${field}`), answer: fieldValue(words, profile, field, states) })),
      ...(fictional ? [{ question: words.t('common.fictional.mark'), answer: words.t('common.answer.yes') }] : []),
    ]}
  />
)

/** Each field that would change, as it is and as it would be. */
export const Changes = (props: {
  words: Words
  changes: readonly ProfileChange[]
  before: MemberProfile
  after: MemberProfile
  states: States
}) => {
  const { words, changes, before, after, states } = props
  return (
    <Table
      stack
      caption={words.t('members.admin.changes')}
      columns={[
        { label: words.t('members.admin.field') },
        { label: words.t('members.admin.before'), stack: words.t('members.admin.before') },
        { label: words.t('members.admin.after'), stack: words.t('members.admin.after') },
      ]}
      rows={changes.map(({ field }) => ({
        cells: [words.t(`members.field.${field}`), fieldValue(words, before, field, states), fieldValue(words, after, field, states)],
      }))}
    />
  )
}
