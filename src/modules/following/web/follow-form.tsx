import type { Child } from 'hono/jsx'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Details, emptyForm, Flow, Form, type FormState, HiddenField, Radios, TextField, to } from '#ui'
import { isFollowing } from '../queries/followers.ts'
import { periods, type Subject } from '../vocabulary.ts'

/** The feed of a thing, without language. */
export const feedPath = ({ kind, id }: Subject): string => `/feeds/${kind}/${id}/feed.xml`

interface FollowFormProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly subject: Subject
  /** From `isFollowing`: says so instead of asking. */
  readonly following: boolean
  /** What an act just did, told above. */
  readonly children?: Child
}

/**
 * Following a thing by mail or by feed, folded: for the page of anything an entry can be about. A stranger gives an address
 * and gets one mail to say yes; somebody signed in presses one button.
 */
export const FollowForm = ({ words, visitor, subject, following }: FollowFormProps) => (
  <Details summary={words.t(following ? 'following.form.followed' : 'following.form.summary')}>
    <Flow>
      {following ? (
        <p>
          <a href={to(words, '/account/following')}>{words.t('following.form.manage')}</a>
        </p>
      ) : (
        <FollowFields words={words} visitor={visitor} subject={subject} form={emptyForm} />
      )}
      <p>
        <a href={to(words, feedPath(subject))}>{words.t('following.form.feed')}</a>
      </p>
    </Flow>
  </Details>
)

interface FieldsProps extends Pick<FollowFormProps, 'words' | 'visitor' | 'subject'> {
  readonly form: FormState
  /** More room: also how often. */
  readonly whole?: boolean | undefined
}

/** The form itself: an address unless signed in, how often, one button. */
export const FollowFields = ({ words, visitor, subject, form, whole }: FieldsProps) => (
  <Form action={to(words, '/following')} visitor={visitor}>
    <HiddenField name="kind" value={subject.kind} />
    <HiddenField name="id" value={subject.id} />
    {visitor === null ? (
      <TextField
        words={words}
        form={form}
        name="email"
        type="email"
        autocomplete="email"
        label={words.t('following.form.email')}
        hint={words.t('following.form.email-hint')}
        dir="ltr"
      />
    ) : null}
    {whole === true ? <PeriodField words={words} form={form} /> : null}
    <Actions>
      <Button quiet={whole !== true} icon="mail">
        {words.t('following.form.button')}
      </Button>
    </Actions>
  </Form>
)

/** How often changes are told. */
export const PeriodField = ({ words, form, value = 'weekly' }: Pick<FieldsProps, 'words' | 'form'> & { value?: string }) => (
  <Radios
    words={words}
    form={form}
    name="period"
    legend={words.t('following.form.period')}
    value={value}
    options={periods.map((period) => ({
      value: period,
      text: words.t(`following.period.${period}`),
      hint: words.t(`following.period.${period}-hint`),
    }))}
  />
)

/** `FollowForm` for the page a request asks for, with whether its reader follows the thing already. */
export async function followForm(c: PageRequest, subject: Subject): Promise<Child> {
  const { ctx, words, visitor } = c.var
  const following = await isFollowing(ctx.db, visitor?.email, subject)
  return <FollowForm words={words} visitor={visitor} subject={subject} following={following} />
}
