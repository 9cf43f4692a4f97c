import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { Member } from '#modules/members'
import {
  Actions,
  Button,
  ButtonLink,
  Crumbs,
  Details,
  emptyForm,
  Form,
  Head,
  HiddenField,
  List,
  Note,
  Section,
  Select,
  Time,
  to,
  Wrap,
} from '#ui'
import type { AccountPage as Account, PasskeyRow, SessionRow } from '../queries/account-page.ts'
import type { OpenInvitation, PublicMandate } from '../queries/mandates.ts'
import { deviceName } from './device-name.ts'
import { Item, OneButton } from './item.tsx'
import { mandateTitle } from './mandate-name.tsx'

export interface AccountProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly account: Account
  readonly members: ReadonlyMap<string, Member>
  /** Said at the top: what the last form did, or why it did nothing. */
  readonly notice: { readonly text: string; readonly refused: boolean } | null
  readonly passkeyScript: string | null
}

/** A person's own account: what they may do, where they are signed in, what can be taken away. */
export const AccountPage = (props: AccountProps) => {
  const { words, account, notice } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('accounts.account.title')} />
      <Head
        title={words.t('accounts.account.title')}
        lede={words.rich('accounts.account.lede', { email: <bdi dir="ltr">{account.email}</bdi> })}
      />
      {notice === null ? (
        ''
      ) : (
        <Note status {...(notice.refused ? { kind: 'warn' as const } : {})}>
          {notice.text}
        </Note>
      )}
      <MandatesPart {...props} />
      <SessionsPart {...props} />
      {props.passkeyScript === null && account.passkeys.length === 0 ? '' : <PasskeysPart {...props} />}
      <LanguagePart {...props} />
      <DataPart {...props} />
    </Wrap>
  )
}

const memberOf = (members: AccountProps['members'], id: string | null) => (id === null ? undefined : members.get(id))

const MandatesPart = ({ words, visitor, account, members }: AccountProps) => (
  <Section id="mandates" title={words.t('accounts.account.mandates')} intro={words.t('accounts.account.mandates-intro')} first>
    {account.invitations.length === 0 ? '' : <InvitationList words={words} invitations={account.invitations} members={members} />}
    {account.mandates.length === 0 ? (
      <p>{words.t('accounts.account.no-mandate')}</p>
    ) : (
      <List>
        {account.mandates.map((mandate) => (
          <MandateEntry words={words} visitor={visitor} mandate={mandate} member={memberOf(members, mandate.memberId)} />
        ))}
      </List>
    )}
  </Section>
)

interface InvitationListProps {
  readonly words: Words
  readonly invitations: readonly OpenInvitation[]
  readonly members: AccountProps['members']
}

const InvitationList = ({ words, invitations, members }: InvitationListProps) => (
  <Note>
    {invitations.map(({ id, kind, memberId }) => (
      <p>
        <a href={to(words, `/invitations/${id}`)}>
          {words.t('accounts.account.invitation', { role: mandateTitle(words, kind, memberOf(members, memberId)) })}
        </a>
      </p>
    ))}
  </Note>
)

interface MandateEntryProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly mandate: PublicMandate
  readonly member: Member | undefined
}

const MandateEntry = ({ words, visitor, mandate, member }: MandateEntryProps) => {
  const acting = visitor.acting?.id === mandate.id
  const title = mandateTitle(words, mandate.kind, member)
  return (
    <Item title={title}>
      <p>
        {words.t('accounts.account.mandate-since', { date: words.date(mandate.grantedAt) })}{' '}
        {mandate.validUntil === null ? '' : `${words.t('accounts.account.mandate-until', { date: words.date(mandate.validUntil) })} `}
        <a href={to(words, `/record/pending/${mandate.entryId}`)}>{words.t('accounts.account.mandate-entry')}</a>
      </p>
      {acting ? (
        <p>{words.t('accounts.account.acting-now')}</p>
      ) : (
        <ActUnder words={words} visitor={visitor} mandateId={mandate.id} title={title} />
      )}
      <Details summary={words.t('accounts.account.lay-down')}>
        <p>{words.t('accounts.account.lay-down-text')}</p>
        <Form action={to(words, '/account/mandates')} visitor={visitor}>
          <HiddenField name="mandate" value={mandate.id} />
          <Button quiet>{words.t('accounts.account.lay-down-button')}</Button>
        </Form>
      </Details>
    </Item>
  )
}

/** Changes the mandate a session acts under. */
export const ActUnder = ({ words, visitor, mandateId, title }: { words: Words; visitor: Visitor; mandateId: string; title: string }) => (
  <OneButton action={to(words, '/acting')} visitor={visitor} name="mandate" value={mandateId}>
    {words.t('accounts.account.act-under')}
    <span class="vh">{`: ${title}`}</span>
  </OneButton>
)

const SessionsPart = ({ words, visitor, account }: AccountProps) => (
  <Section id="sessions" title={words.t('accounts.account.sessions')} intro={words.t('accounts.account.sessions-intro')}>
    <List>
      {account.sessions.map((session) => (
        <SessionEntry words={words} visitor={visitor} session={session} />
      ))}
    </List>
    <Form action={to(words, '/sign-out')} visitor={visitor}>
      <HiddenField name="everywhere" value="1" />
      <Actions>
        <Button quiet>{words.t('accounts.account.sign-out-everywhere')}</Button>
      </Actions>
    </Form>
  </Section>
)

const SessionEntry = ({ words, visitor, session }: { words: Words; visitor: Visitor; session: SessionRow }) => {
  const device = deviceName(session.userAgent) ?? words.t('accounts.account.device-unknown')
  return (
    <Item title={<bdi>{device}</bdi>}>
      <p>
        {words.t('accounts.account.session-used')} <Time words={words} date={session.usedAt} as="minute" />
        {'. '}
        {words.t('accounts.account.session-ends', { date: words.date(session.expiresAt) })}
      </p>
      {session.current ? (
        <p>{words.t('accounts.account.session-current')}</p>
      ) : (
        <OneButton action={to(words, '/account/sessions')} visitor={visitor} name="session" value={session.id}>
          {words.t('accounts.account.session-end')}
          <span class="vh">{`: ${device}`}</span>
        </OneButton>
      )}
    </Item>
  )
}

const PasskeysPart = ({ words, visitor, account, passkeyScript }: AccountProps) => (
  <Section id="passkeys" title={words.t('accounts.account.passkeys')} intro={words.t('accounts.account.passkeys-intro')}>
    {account.passkeys.length === 0 ? (
      <p>{words.t('accounts.account.no-passkey')}</p>
    ) : (
      <List>
        {account.passkeys.map((passkey, index) => (
          <PasskeyEntry words={words} visitor={visitor} passkey={passkey} n={index + 1} />
        ))}
      </List>
    )}
    {passkeyScript === null ? '' : <AddPasskey words={words} script={passkeyScript} />}
  </Section>
)

const PasskeyEntry = ({ words, visitor, passkey, n }: { words: Words; visitor: Visitor; passkey: PasskeyRow; n: number }) => {
  const name = passkey.name ?? words.t('accounts.account.passkey-number', { n })
  return (
    <Item title={<bdi>{name}</bdi>}>
      {passkey.addedAt === null ? '' : <p>{words.t('accounts.account.passkey-added', { date: words.date(passkey.addedAt) })}</p>}
      <OneButton action={to(words, '/account/passkeys')} visitor={visitor} name="passkey" value={passkey.id}>
        {words.t('common.button.remove')}
        <span class="vh">{`: ${name}`}</span>
      </OneButton>
    </Item>
  )
}

/** Shown by the script when the browser knows passkeys. */
const AddPasskey = ({ words, script }: { words: Words; script: string }) => (
  <div
    hidden
    data-passkey="register"
    data-next={to(words, '/account')}
    data-failed={words.t('accounts.passkey.register-failed')}
    data-stale={words.t('accounts.passkey.register-stale')}
  >
    <p>
      <button class="btn btn--quiet" type="button">
        {words.t('accounts.account.passkey-add')}
      </button>
    </p>
    <p role="status" class="small" />
    <script src={script} defer />
  </div>
)

const LanguagePart = ({ words, visitor, account }: AccountProps) => (
  <Section id="language" title={words.t('accounts.account.language')} intro={words.t('accounts.account.language-intro')}>
    <Form action={to(words, '/account/language')} visitor={visitor}>
      <Select
        words={words}
        name="language"
        label={words.t('accounts.account.language-label')}
        form={emptyForm}
        value={account.mailLanguage ?? words.lang}
        options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
      />
      <Actions>
        <Button quiet>{words.t('common.button.save')}</Button>
      </Actions>
    </Form>
  </Section>
)

const DataPart = ({ words }: AccountProps) => (
  <Section id="data" title={words.t('accounts.account.data')} intro={words.t('accounts.account.data-intro')}>
    <p>
      <ButtonLink quiet href={to(words, '/account/export')} icon="download">
        {words.t('accounts.account.export')}
      </ButtonLink>
    </p>
    <p>
      <a href={to(words, '/account/following')}>{words.t('following.account.link')}</a>
    </p>
    <p>
      <a href={to(words, '/account/words')}>{words.t('moderation.own.link')}</a>
    </p>
    <p>
      <a href={to(words, '/account/deletion')}>{words.t('accounts.account.delete')}</a>
    </p>
  </Section>
)
