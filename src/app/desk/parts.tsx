import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { ActUnder, Item, mandateTitle, type OpenInvitation } from '#modules/accounts'
import { type Member, memberName } from '#modules/members'
import { Entry, List, Section, Timeline, to } from '#ui'
import type { EntryLine } from '../sentences.ts'

/** Entries as a timeline; the sentence leads to the entry. */
const Lines = ({ words, lines }: { readonly words: Words; readonly lines: readonly EntryLine[] }) => (
  <Timeline
    words={words}
    items={lines.map(({ at, icon, sentence, path }) => ({ date: at, icon, title: sentence, href: to(words, path) }))}
  />
)

/** What was recorded under the acting mandate. */
export const OwnActs = ({ words, lines }: { readonly words: Words; readonly lines: readonly EntryLine[] }) => (
  <Section id="acts" title={words.t('desk.acts.title')} intro={words.t('desk.acts.intro')}>
    {lines.length === 0 ? <p>{words.t('desk.acts.none')}</p> : <Lines words={words} lines={lines} />}
  </Section>
)

interface ChangesProps {
  readonly words: Words
  readonly lines: readonly EntryLine[]
  readonly since: Date | null
}

/** What others did since the last visit. */
export const Changes = ({ words, lines, since }: ChangesProps) => (
  <Section
    id="changes"
    title={words.t('desk.changes.title')}
    intro={since === null ? words.t('desk.changes.first') : words.t('desk.changes.since', { date: words.date(since) })}
  >
    {lines.length === 0 ? <p>{words.t('desk.changes.none')}</p> : <Lines words={words} lines={lines} />}
  </Section>
)

/** The visitor's other mandates, each with the button to act under it; nothing when there is one only. */
export const OtherMandates = ({ words, visitor }: { readonly words: Words; readonly visitor: Visitor }) => {
  const others = visitor.mandates.filter(({ id }) => id !== visitor.acting?.id)
  if (others.length === 0) return null
  return (
    <Section id="mandates" title={words.t('desk.other.mandates')} intro={words.t('desk.other.mandates-intro')}>
      <List>
        {others.map(({ id, kind, memberName: member }) => {
          const title =
            member === null || (kind !== 'point-of-contact' && kind !== 'editor')
              ? words.t(`accounts.kind.${kind}`)
              : words.t(`accounts.kind-of.${kind}`, { member })
          return (
            <Item title={title}>
              <ActUnder words={words} visitor={visitor} mandateId={id} title={title} />
            </Item>
          )
        })}
      </List>
    </Section>
  )
}

interface InvitationsProps {
  readonly words: Words
  readonly invitations: readonly OpenInvitation[]
  readonly members: ReadonlyMap<string, Member>
}

/** Invitations to the visitor that wait for an answer, as entries of a list. */
export const InvitationEntries = ({ words, invitations, members }: InvitationsProps) => (
  <>
    {invitations.map(({ id, kind, memberId }) => (
      <Entry
        title={words.t('desk.await.invitation')}
        href={to(words, `/invitations/${id}`)}
        text={mandateTitle(words, kind, memberId === null ? undefined : members.get(memberId))}
      />
    ))}
  </>
)

/** A member's name in the reader's language. */
export const nameOf = (words: Words, member: Member): string => memberName(member, words).text
