import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Head,
  HiddenField,
  Items,
  Name,
  Note,
  Row,
  Section,
  Select,
  to,
  Wrap,
} from '#ui'
import type { Follower } from '../queries/followers.ts'
import type { NamedSubject } from '../queries/ports.ts'
import type { FollowRefusal, Subject } from '../vocabulary.ts'
import { FollowFields, feedPath, PeriodField } from './follow-form.tsx'

interface Base {
  readonly words: Words
  readonly visitor: Visitor | null
}

const Framed = ({ words, here, children }: { words: Words; here: string; children?: Child }) => (
  <>
    <Wrap>
      <Crumbs words={words} trail={[]} here={here} />
    </Wrap>
    <Wrap form>{children}</Wrap>
  </>
)

const SubjectLink = ({ words, named }: { words: Words; named: NamedSubject }) => (
  <a href={to(words, named.path)}>
    <Name name={named.name} lang={named.lang} />
  </a>
)

interface FollowPageProps extends Base {
  readonly subject: Subject
  readonly named: NamedSubject
  readonly form: FormState
  readonly refusal?: FollowRefusal | undefined
}

/** Following one thing, on a page of its own: also where the form is mended. */
export const FollowPage = ({ words, visitor, subject, named, form, refusal }: FollowPageProps) => (
  <Framed words={words} here={words.t('following.page.follow')}>
    <ErrorSummary words={words} errors={form.errors ?? []} />
    {refusal === undefined ? null : (
      <Note kind="bad" status id="refusal">
        <p>{words.t(`following.refusal.${refusal}`)}</p>
      </Note>
    )}
    <Head title={words.t('following.page.follow')} lede={<SubjectLink words={words} named={named} />} />
    <FollowFields words={words} visitor={visitor} subject={subject} form={form} whole />
    <p>
      <a href={to(words, feedPath(subject))}>{words.t('following.form.feed')}</a>
    </p>
  </Framed>
)

/** Says that a mail waits in the box of whoever owns the address. The same whether it followed already or not. */
export const SentPage = ({ words, mailbox }: { words: Words; mailbox: boolean }) => (
  <Framed words={words} here={words.t('following.sent.title')}>
    <Head title={words.t('following.sent.title')} lede={words.t('following.sent.lede')} />
    {mailbox ? (
      <p>
        <a href="/mailbox">{words.t('following.sent.mailbox')}</a>
      </p>
    ) : null}
  </Framed>
)

/** Asks for the yes that a mail led to: a button, since programs that check mail open every link. */
export const ConfirmPage = ({ words, visitor, token, subject, named }: Base & { token: string; subject: Subject; named: NamedSubject }) => (
  <Framed words={words} here={words.t('following.confirm.title')}>
    <Head title={words.t('following.confirm.title')} lede={<SubjectLink words={words} named={named} />} />
    <Form action={to(words, '/following/confirmation')} visitor={visitor}>
      <HiddenField name="key" value={token} />
      <HiddenField name="kind" value={subject.kind} />
      <HiddenField name="id" value={subject.id} />
      <p>{words.t('following.confirm.text')}</p>
      <Actions>
        <Button icon="mail">{words.t('following.form.button')}</Button>
      </Actions>
    </Form>
  </Framed>
)

interface StopPageProps extends Base {
  /** Where the button sends: digests or reminders. */
  readonly what: 'unsubscribe' | 'reminders'
  readonly token: string
  readonly done: boolean
}

/** Stops mail with one button, and says when it is done. Nobody needs to sign in for it. */
export const StopPage = ({ words, visitor, what, token, done }: StopPageProps) => (
  <Framed words={words} here={words.t(`following.${what}.title`)}>
    {done ? (
      <Head title={words.t(`following.${what}.done`)} lede={words.t(`following.${what}.done-text`)} />
    ) : (
      <>
        <Head title={words.t(`following.${what}.title`)} lede={words.t(`following.${what}.lede`)} />
        <Form action={to(words, `/following/${what}?key=${encodeURIComponent(token)}`)} visitor={visitor}>
          <Actions>
            <Button>{words.t(`following.${what}.button`)}</Button>
          </Actions>
        </Form>
      </>
    )}
  </Framed>
)

/** Says that a link of a mail works no more. */
export const DeadLinkPage = ({ words }: { words: Words }) => (
  <Framed words={words} here={words.t('following.dead.title')}>
    <Head
      title={words.t('following.dead.title')}
      lede={words.t('following.refusal.link-unknown')}
      actions={<ButtonLink href={to(words, '/')}>{words.t('common.nav.home')}</ButtonLink>}
    />
  </Framed>
)

interface AccountFollowingProps extends Base {
  readonly email: string
  readonly follower: Follower | null
  /** Carried by forms of somebody who came by a link instead of signing in. */
  readonly token: string | null
  readonly names: ReadonlyMap<string, NamedSubject>
  /** Null: never reminded, so there is nothing to stop. */
  readonly remindersStopped: boolean | null
  readonly form: FormState
  readonly done: string | null
}

/** Everything an address follows, and how it is told: all of it can be changed or ended here. */
export const AccountFollowing = (props: AccountFollowingProps) => {
  const { words, follower, done } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('following.account.title')} />
      {done === null ? null : <Note status>{done}</Note>}
      <Head
        title={words.t('following.account.title')}
        lede={words.rich('following.account.lede', { email: <bdi dir="ltr">{props.email}</bdi>, n: follower?.follows.length ?? 0 })}
      />
      {follower === null || follower.follows.length === 0 ? (
        <EmptyState title={words.t('following.account.none')}>
          <p>{words.t('following.account.none-text')}</p>
          <Row>
            <ButtonLink href={to(words, '/actions')}>{words.t('common.nav.actions')}</ButtonLink>
            <ButtonLink quiet href={to(words, '/members')}>
              {words.t('common.nav.members')}
            </ButtonLink>
          </Row>
        </EmptyState>
      ) : (
        <>
          <Followed {...props} follower={follower} />
          <Settings {...props} follower={follower} />
        </>
      )}
      <Reminders {...props} />
    </Wrap>
  )
}

type WithFollower = AccountFollowingProps & { readonly follower: Follower }

const ActionForm = ({ words, visitor, token, act, children }: AccountFollowingProps & { act: string; children?: Child }) => (
  <Form action={to(words, '/account/following')} visitor={visitor}>
    {token === null ? null : <HiddenField name="key" value={token} />}
    <HiddenField name="act" value={act} />
    {children}
  </Form>
)

const Followed = (props: WithFollower) => {
  const { words, follower, names } = props
  return (
    <Section id="followed" title={words.t('following.account.followed')} intro={words.t('following.account.followed-intro')} first>
      <Items class="list">
        {follower.follows.map(({ kind, id, since }) => {
          const named = names.get(id)
          return (
            <li>
              <Flow space={2}>
                <h3>{named === undefined ? words.t('following.account.unnamed') : <SubjectLink words={words} named={named} />}</h3>
                <p>
                  {words.t(`following.kind.${kind}`)} · {words.t('following.account.since', { date: words.date(since) })} ·{' '}
                  <a href={to(words, feedPath({ kind, id }))}>{words.t('following.account.feed')}</a>
                </p>
                <ActionForm {...props} act="stop">
                  <HiddenField name="kind" value={kind} />
                  <HiddenField name="id" value={id} />
                  <Button plain>{words.t('following.account.stop', { name: named?.name ?? words.t('following.account.unnamed') })}</Button>
                </ActionForm>
              </Flow>
            </li>
          )
        })}
      </Items>
    </Section>
  )
}

const Settings = (props: WithFollower) => {
  const { words, follower, form } = props
  return (
    <Section id="settings" title={words.t('following.account.settings')} intro={settingsIntro(words, follower)}>
      <ErrorSummary words={words} errors={form.errors ?? []} />
      <ActionForm {...props} act="change">
        <PeriodField words={words} form={form} value={follower.period} />
        <Select
          words={words}
          form={form}
          name="lang"
          label={words.t('following.account.lang')}
          value={follower.lang}
          options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
        />
        <Checkbox
          words={words}
          form={form}
          name="paused"
          label={words.t('following.account.pause')}
          hint={words.t('following.account.pause-hint')}
          checked={follower.pausedAt !== null}
        />
        <Actions>
          <Button>{words.t('following.account.save')}</Button>
          <ButtonLink quiet href={to(words, `/following/unsubscribe?key=${follower.key}`)}>
            {words.t('following.account.stop-all')}
          </ButtonLink>
        </Actions>
      </ActionForm>
    </Section>
  )
}

const settingsIntro = (words: Words, { pausedAt, nextDigestAt }: Follower): string =>
  pausedAt === null
    ? words.t('following.account.next', { date: words.date(nextDigestAt) })
    : words.t('following.account.paused', { date: words.date(pausedAt) })

const Reminders = (props: AccountFollowingProps) => {
  const { words, remindersStopped } = props
  if (remindersStopped === null) return null
  return (
    <Section id="reminders" title={words.t('following.account.reminders')} intro={words.t('following.account.reminders-intro')}>
      <ActionForm {...props} act={remindersStopped ? 'resume-reminders' : 'stop-reminders'}>
        <Actions>
          <Button quiet>{words.t(remindersStopped ? 'following.account.reminders-resume' : 'following.account.reminders-stop')}</Button>
        </Actions>
      </ActionForm>
    </Section>
  )
}
