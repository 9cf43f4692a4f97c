import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type Member, MemberName } from '#modules/members'
import type { RemovedWords } from '#record'
import { Icon, List, Name, safeAddress, Time, to } from '#ui'
import type { AuthorKind } from '../vocabulary.ts'

/** What moderation keeps off the pages, by entry. */
export type Removals = ReadonlyMap<string, readonly RemovedWords[]>

/** What every part of these pages needs. */
export interface Shown {
  readonly words: Words
  readonly members: ReadonlyMap<string, Member>
  readonly removals: Removals
}

interface Signed {
  readonly authorKind: AuthorKind
  readonly memberId: string | null
  readonly signature: string | null
}

/** Who gives something: a member by its name, an organisation or a person by how they signed, or somebody who did not. */
export function AuthorName({ words, members, of }: Pick<Shown, 'words' | 'members'> & { of: Signed }) {
  const member = of.memberId === null ? undefined : members.get(of.memberId)
  if (member !== undefined) {
    return (
      <a href={to(words, `/members/${member.slug}`)}>
        <MemberName member={member} words={words} />
      </a>
    )
  }
  if (of.signature === null) return <>{words.t(`proposals.unsigned.${of.authorKind}`)}</>
  const name = <Name name={of.signature} />
  return of.authorKind === 'organisation' ? words.rich('proposals.organisation', { name }) : name
}

/** The title of a proposal; its number once the words are gone. */
export const ProposalTitle = ({ words, of }: { words: Words; of: { number: number; title: string | null; language: string } }) =>
  of.title === null ? <>{words.t('proposals.untitled', { number: of.number })}</> : <Name name={of.title} lang={of.language} />

/** Says what became of words that are no longer there: erased, or removed on a published ground. */
export function GoneWords({ words, removals, entryId, field }: Omit<Shown, 'members'> & { entryId: string; field: string }) {
  const removal = removals.get(entryId)?.find((one) => one.field === field)
  if (removal === undefined) return <p class="muted">{words.t('proposals.gone.erased')}</p>
  const ground = <a href={to(words, `/moderation#${removal.ground}`)}>{words.t(`moderation.ground.${removal.ground}`)}</a>
  return (
    <p class="muted">
      {words.rich('proposals.gone.removed', { ground, date: <Time words={words} date={removal.at} /> })}{' '}
      <a href={to(words, `/moderation/removals/${removal.entryId}`)}>{words.t('proposals.gone.see')}</a>
    </p>
  )
}

/** Where words are reported to the moderators. `said` tells those who listen which words. */
export const ReportLink = ({ words, entryId, said }: { words: Words; entryId: string; said: Child }) => (
  <a href={to(words, `/moderation/report?entry=${entryId}`)} rel="nofollow">
    {words.t('proposals.report')}
    <span class="vh"> {said}</span>
  </a>
)

/** Links a person gave: each says which site it leads to. Those erased are left out. */
export const AttachmentLinks = ({ words, links }: { words: Words; links: readonly (string | null)[] }) => (
  <List narrow>
    {links
      .flatMap((link) => safeAddress(link ?? '') ?? [])
      .map((link) => (
        <li>
          <a href={link} rel="nofollow ugc noopener">
            <Icon name="paperclip" /> <bdi dir="ltr">{link}</bdi>
            <span class="vh"> ({words.t('proposals.attachment-outside')})</span>
          </a>
        </li>
      ))}
  </List>
)
