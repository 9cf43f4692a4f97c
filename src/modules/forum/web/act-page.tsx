import type { Child } from 'hono/jsx'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { Member } from '#modules/members'
import {
  Actions,
  type Answer,
  Answers,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  Form,
  type FormState,
  Head,
  HiddenField,
  Note,
  to,
  Wrap,
} from '#ui'
import type { ForumRefusal } from '../vocabulary.ts'
import { forumPath, RefusalNote, trailTo } from './parts.tsx'

/** The acts of a forum, by the name their words have. */
export const actNames = [
  'establish',
  'rules',
  'seat',
  'end-seat',
  'chair',
  'announce',
  'call-off',
  'report',
  'minutes',
  'decision',
] as const
export type ActName = (typeof actNames)[number]

interface FrameProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly member: Member
  readonly name: ActName
  /** Address of the form, without language. */
  readonly path: string
  /** Where cancelling leads, without language. */
  readonly back: string
  readonly form: FormState
  readonly refusal?: ForumRefusal | undefined
}

/** The page with the questions of an act. */
export const ActPage = (props: FrameProps & { children?: Child; lede: Child }) => {
  const { words, visitor, name, path, back, form, refusal, children, lede } = props
  return (
    <Framed {...props}>
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      <Head title={words.t(`forum.act.${name}.title`)} lede={lede} />
      <Form action={to(words, path)} visitor={visitor}>
        <HiddenField name="submission" value={String(form.values['submission'] ?? '')} />
        {children}
        <Actions>
          <Button>{words.t('common.button.continue')}</Button>
          <ButtonLink quiet href={to(words, back)}>
            {words.t('common.button.cancel')}
          </ButtonLink>
        </Actions>
      </Form>
    </Framed>
  )
}

/** The page that shows the answers before the act: what is recorded stays for good. */
export const CheckPage = (props: FrameProps & { answers: readonly Answer[] }) => {
  const { words, visitor, name, path, form, answers, refusal } = props
  return (
    <Framed {...props}>
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      <Head title={words.t('forum.check.title')} lede={words.t('forum.check.lede')} />
      <Answers words={words} items={answers} />
      <Form action={to(words, path)} visitor={visitor}>
        {carried(form.values).map(([field, value]) => (
          <HiddenField name={field} value={value} />
        ))}
        <HiddenField name="step" value="check" />
        <Note>
          <p>{words.t('forum.check.stays')}</p>
        </Note>
        <Actions>
          <Button>{words.t(`forum.act.${name}.button`)}</Button>
          <Button quiet name="go" value="change">
            {words.t('forum.check.change')}
          </Button>
        </Actions>
      </Form>
    </Framed>
  )
}

/** The page that says why an act cannot be done now. */
export const CannotPage = ({ words, member, refusal }: Pick<FrameProps, 'words' | 'member'> & { refusal: ForumRefusal }) => (
  <Wrap>
    <Crumbs words={words} trail={trailTo(words, member)} here={words.t('forum.cannot.crumb')} />
    <Head
      title={words.t('forum.cannot.title')}
      lede={words.t(`forum.refusal.${refusal}`)}
      actions={<ButtonLink href={to(words, forumPath(member))}>{words.t('forum.cannot.back')}</ButtonLink>}
    />
  </Wrap>
)

const Framed = ({ words, member, name, children }: FrameProps & { children?: Child }) => (
  <>
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, member)} here={words.t(`forum.act.${name}.title`)} />
    </Wrap>
    <Wrap form>{children}</Wrap>
  </>
)

/** Everything typed, to be sent again by the check page. */
function carried(values: FormValues): ReadonlyArray<readonly [name: string, value: string]> {
  return Object.entries(values)
    .filter(([name]) => name !== 'csrf' && name !== 'step' && name !== 'go')
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const))
}
