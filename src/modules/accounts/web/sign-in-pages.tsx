import type { FieldError } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, ButtonLink, Crumbs, ErrorSummary, Flow, Form, Head, HiddenField, Note, Section, TextField, to, Wrap } from '#ui'
import { linkSeconds } from '../acts/sign-in.ts'

const linkMinutes = linkSeconds / 60

/** The state of a form: what was typed, what is to be mended. */
export interface FormState {
  readonly values: FormValues
  readonly errors?: readonly FieldError[]
}

export interface SignInProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly form: FormState
  readonly next: string | null
  /** Said above the form: why the last attempt did not work. */
  readonly notice: string | null
  readonly providerName: string | null
  readonly passkeyScript: string | null
  readonly tryItAs: boolean
}

/** How to sign in: the e-mail link first, since it needs nothing. */
export const SignInPage = (props: SignInProps) => {
  const { words, visitor, form, next, notice, providerName, passkeyScript, tryItAs } = props
  return (
    <Wrap form>
      <Crumbs words={words} trail={[]} here={words.t('accounts.sign-in.title')} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      <Head title={words.t('accounts.sign-in.title')} lede={words.t('accounts.sign-in.lede')} />
      <Flow>
        {notice === null ? '' : <Note kind="warn">{notice}</Note>}
        <LinkForm words={words} visitor={visitor} form={form} next={next} button={words.t('accounts.sign-in.send')} />
        {providerName === null ? '' : <ProviderPart words={words} name={providerName} next={next} />}
        {passkeyScript === null ? '' : <PasskeyPart words={words} next={next} script={passkeyScript} />}
        {tryItAs ? (
          <Note>
            {words.t('accounts.sign-in.demo')} <a href={to(words, '/try')}>{words.t('accounts.sign-in.try')}</a>
          </Note>
        ) : (
          ''
        )}
      </Flow>
    </Wrap>
  )
}

interface LinkFormProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly form: FormState
  readonly next: string | null
  readonly button: string
}

/** Asks for a link: one field. */
const LinkForm = ({ words, visitor, form, next, button }: LinkFormProps) => (
  <Form action={to(words, '/sign-in')} visitor={visitor}>
    <TextField
      words={words}
      name="email"
      label={words.t('accounts.sign-in.email')}
      hint={words.t('accounts.sign-in.email-hint', { minutes: linkMinutes })}
      form={form}
      type="email"
      inputmode="email"
      autocomplete="email"
      dir="ltr"
    />
    {next === null ? '' : <HiddenField name="next" value={next} />}
    <Actions>
      <Button>{button}</Button>
    </Actions>
  </Form>
)

const ProviderPart = ({ words, name, next }: { readonly words: Words; readonly name: string; readonly next: string | null }) => (
  <section aria-labelledby="provider">
    <h2 class="subhead" id="provider">
      {words.t('accounts.sign-in.provider-title')}
    </h2>
    <p>{words.rich('accounts.sign-in.provider-text', { provider: name })}</p>
    <p>
      <ButtonLink quiet href={`${to(words, '/sign-in/provider')}${next === null ? '' : `?next=${encodeURIComponent(next)}`}`}>
        {words.rich('accounts.sign-in.provider-button', { provider: name })}
      </ButtonLink>
    </p>
  </section>
)

/** Shown by the script when the browser knows passkeys; without scripts it stays hidden and nothing is missing. */
const PasskeyPart = ({ words, next, script }: { readonly words: Words; readonly next: string | null; readonly script: string }) => (
  <section
    aria-labelledby="passkey-title"
    hidden
    data-passkey="sign-in"
    data-next={next ?? to(words, '/desk')}
    data-failed={words.t('accounts.passkey.sign-in-failed')}
  >
    <h2 class="subhead" id="passkey-title">
      {words.t('accounts.sign-in.passkey-title')}
    </h2>
    <p>{words.t('accounts.sign-in.passkey-text')}</p>
    <p>
      <button class="btn btn--quiet" type="button">
        {words.t('accounts.sign-in.passkey-button')}
      </button>
    </p>
    <p role="status" class="small" />
    <script src={script} defer />
  </section>
)

/** After a link was asked for: the same answer for every address. */
export const SentPage = ({ words, mailbox }: { readonly words: Words; readonly mailbox: string | null }) => (
  <Wrap form>
    <Crumbs
      words={words}
      trail={[{ href: to(words, '/sign-in'), text: words.t('accounts.sign-in.title') }]}
      here={words.t('accounts.sent.title')}
    />
    <Head title={words.t('accounts.sent.title')} lede={words.t('accounts.sent.lede', { minutes: linkMinutes })} />
    <Flow>
      {mailbox === null ? (
        ''
      ) : (
        <Note>
          {words.t('accounts.sent.mailbox')} <a href={mailbox}>{words.t('accounts.sent.mailbox-link')}</a>
        </Note>
      )}
      <p>{words.t('accounts.sent.none')}</p>
      <p>
        <a href={to(words, '/sign-in')}>{words.t('accounts.sent.another')}</a>
      </p>
    </Flow>
  </Wrap>
)

interface LinkPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly instanceName: string
  readonly token: string
  readonly next: string | null
}

/** Where a link leads: a button, so that opening the link alone does not use it up. */
export const LinkPage = ({ words, visitor, instanceName, token, next }: LinkPageProps) => (
  <Wrap form>
    <Head title={words.t('accounts.link.title', { instance: instanceName })} lede={words.t('accounts.link.lede')} />
    <Form action={to(words, '/sign-in/link')} visitor={visitor}>
      <HiddenField name="token" value={token} />
      {next === null ? '' : <HiddenField name="next" value={next} />}
      <Actions>
        <Button>{words.t('accounts.link.button')}</Button>
      </Actions>
    </Form>
  </Wrap>
)

/** An expired or used link, with the way to another. */
export const DeadLinkPage = ({ words, visitor, next }: Pick<LinkPageProps, 'words' | 'visitor' | 'next'>) => (
  <Wrap form>
    <Head title={words.t('accounts.dead-link.title')} lede={words.t('accounts.dead-link.lede', { minutes: linkMinutes })} />
    <LinkForm words={words} visitor={visitor} form={{ values: {} }} next={next} button={words.t('accounts.dead-link.another')} />
  </Wrap>
)

/** Signed out: where to go from here. */
export const SignedOutPage = ({ words }: { readonly words: Words }) => (
  <Wrap form>
    <Head title={words.t('accounts.signed-out.title')} lede={words.t('accounts.signed-out.lede')} />
    <Section id="next" title={words.t('accounts.signed-out.next')}>
      <p>
        <a href={to(words, '/sign-in')}>{words.t('accounts.sign-in.title')}</a>
      </p>
      <p>
        <a href={to(words, '/')}>{words.t('common.nav.home')}</a>
      </p>
    </Section>
  </Wrap>
)
