import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { MandateKind, Visitor } from '#kernel/visitor.ts'
import { byName, type Member, memberName } from '#modules/members'
import {
  Actions,
  Button,
  Crumbs,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  Head,
  HiddenField,
  List,
  Muted,
  Note,
  Section,
  Select,
  TextField,
  to,
  Wrap,
} from '#ui'
import type { HeldMandate, OpenInvitation } from '../queries/mandates.ts'
import { Item, OneButton } from './item.tsx'
import { mandateTitle } from './mandate-name.tsx'
import { groundKey, kindKey } from './sentences.ts'

export interface MandatesProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly title: string
  readonly lede: string
  readonly trail: readonly { readonly href: string; readonly text: string }[]
  /** The page's own address, where its forms go: `/admin/mandates`. */
  readonly path: string
  /** The kinds that may be offered here. */
  readonly kinds: readonly MandateKind[]
  /** The members that may be named; none when the page is of one member. */
  readonly choices: readonly Member[]
  readonly members: ReadonlyMap<string, Member>
  readonly mandates: readonly HeldMandate[]
  readonly past: readonly HeldMandate[]
  readonly invitations: readonly OpenInvitation[]
  readonly form: FormState
  readonly notice: { readonly text: string; readonly refused: boolean } | null
}

/** Who may act, and the forms to invite and to end: for the support team, or for a point of contact and its editors. */
export const MandatesPage = (props: MandatesProps) => {
  const { words, title, lede, trail, notice, form } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={[...trail]} here={title} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      <Head title={title} lede={lede} />
      {notice === null ? null : (
        <Note status kind={notice.refused ? 'warn' : undefined}>
          {notice.text}
        </Note>
      )}
      <InvitePart {...props} />
      <WaitingPart {...props} />
      <InForcePart {...props} />
      {props.past.length === 0 ? null : <PastPart {...props} />}
    </Wrap>
  )
}

const InvitePart = ({ words, visitor, path, kinds, choices, form }: MandatesProps) => (
  <Section id="invite" title={words.t('steward.mandates.invite')} intro={words.t('steward.mandates.invite-intro')} first>
    <Form action={to(words, path)} visitor={visitor}>
      <TextField
        words={words}
        name="email"
        label={words.t('steward.mandates.email')}
        form={form}
        type="email"
        inputmode="email"
        autocomplete="off"
        dir="ltr"
      />
      {kinds.length === 1 ? (
        <HiddenField name="kind" value={kinds[0] ?? ''} />
      ) : (
        <Select
          words={words}
          name="kind"
          label={words.t('steward.mandates.kind')}
          form={form}
          empty={words.t('common.form.choose')}
          options={kinds.map((kind) => ({ value: kind, text: words.t(kindKey(kind)) }))}
        />
      )}
      {choices.length === 0 ? null : <MemberChoice words={words} choices={choices} form={form} />}
      <DateField words={words} name="until" label={words.t('steward.mandates.until')} form={form} optional />
      <Select
        words={words}
        name="language"
        label={words.t('steward.mandates.language')}
        form={form}
        value={words.lang}
        options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
      />
      <Actions>
        <Button>{words.t('steward.mandates.send')}</Button>
      </Actions>
    </Form>
  </Section>
)

const MemberChoice = ({ words, choices, form }: Pick<MandatesProps, 'words' | 'choices' | 'form'>) => (
  <Select
    words={words}
    name="member"
    label={words.t('steward.mandates.member')}
    hint={words.t('steward.mandates.member-hint')}
    form={form}
    optional
    empty={words.t('common.form.choose')}
    options={[...choices].sort(byName(words)).map((member) => ({ value: member.slug, text: memberName(member, words).text }))}
  />
)

const titleOf = ({ words, members }: Pick<MandatesProps, 'words' | 'members'>, kind: MandateKind, memberId: string | null) =>
  mandateTitle(words, kind, memberId === null ? undefined : members.get(memberId))

const WaitingPart = (props: MandatesProps) => {
  const { words, visitor, path, invitations } = props
  return (
    <Section id="waiting" title={words.t('steward.mandates.waiting')}>
      {invitations.length === 0 ? (
        <p>{words.t('steward.mandates.waiting-none')}</p>
      ) : (
        <List>
          {invitations.map(({ id, email, kind, memberId, expiresAt }) => (
            <Item title={titleOf(props, kind, memberId)}>
              <p>
                <bdi dir="ltr">{email}</bdi>
                {`. ${words.t('steward.mandates.open-until')} ${words.date(expiresAt)}`}
              </p>
              <OneButton action={to(words, `${path}/withdrawal`)} visitor={visitor} name="invitation" value={id}>
                {words.t('steward.mandates.withdraw')}
                <span class="vh">{`: ${email}`}</span>
              </OneButton>
            </Item>
          ))}
        </List>
      )}
    </Section>
  )
}

const InForcePart = (props: MandatesProps) => {
  const { words, mandates, path } = props
  return (
    <Section id="in-force" title={words.t('steward.mandates.in-force')} intro={words.t('steward.mandates.in-force-intro')}>
      {mandates.length === 0 ? (
        <p>{words.t('steward.mandates.none')}</p>
      ) : (
        <List>
          {mandates.map((mandate) => (
            <Item title={titleOf(props, mandate.kind, mandate.memberId)}>
              <MandateFacts words={words} mandate={mandate} />
              <p>
                <a href={to(words, `${path}/${mandate.id}`)}>
                  {words.t('steward.mandates.end')}
                  <span class="vh">{`: ${titleOf(props, mandate.kind, mandate.memberId)}`}</span>
                </a>
              </p>
            </Item>
          ))}
        </List>
      )}
    </Section>
  )
}

/** A mandate's holder, dates and entry. */
export const MandateFacts = ({ words, mandate }: { words: Words; mandate: HeldMandate }) => (
  <p>
    {words.t('steward.mandates.holder')}{' '}
    {mandate.email === null ? words.t('steward.mandates.nobody') : <bdi dir="ltr">{mandate.email}</bdi>}
    {`. ${words.t('steward.mandates.since')} ${words.date(mandate.grantedAt)}, `}
    {mandate.validUntil === null
      ? words.t('steward.mandates.no-end')
      : `${words.t('steward.mandates.until')} ${words.date(mandate.validUntil)}`}
    {'. '}
    <a href={to(words, `/record/pending/${mandate.entryId}`)}>{words.t('accounts.account.mandate-entry')}</a>
  </p>
)

const PastPart = (props: MandatesProps) => {
  const { words, past } = props
  return (
    <Section id="past" title={words.t('steward.mandates.past')}>
      <List>
        {past.map((mandate) => (
          <Item title={titleOf(props, mandate.kind, mandate.memberId)}>
            <p>
              {`${words.t('steward.mandates.ended-on')} ${words.date(mandate.revokedAt ?? mandate.validUntil ?? mandate.grantedAt)}: `}
              {mandate.revokedGround === null ? words.t('steward.mandates.expired') : words.t(groundKey(mandate.revokedGround))}{' '}
              <a href={to(words, `/record/pending/${mandate.revokedEntryId ?? mandate.entryId}`)}>
                {words.t('accounts.account.mandate-entry')}
              </a>
            </p>
            {mandate.email === null ? null : (
              <Muted>
                <bdi dir="ltr">{mandate.email}</bdi>
              </Muted>
            )}
          </Item>
        ))}
      </List>
    </Section>
  )
}
