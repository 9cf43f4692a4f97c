import type { Words } from '#kernel/i18n.ts'
import type { Member } from '#modules/members'
import type { RemovedWords } from '#record'
import { Icon, Items, Name, safeAddress } from '#ui'
import type { AuthorKind } from '../vocabulary.ts'
import { WrittenBy } from './peoples-words.tsx'

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

/** Who gives something: a member by its name, else how they signed. */
export const AuthorName = ({ words, members, of }: Pick<Shown, 'words' | 'members'> & { of: Signed }) => (
  <WrittenBy words={words} authorKind={of.authorKind} signature={of.signature} member={members.get(of.memberId ?? '')} />
)

/** The title of a proposal; its number once the words are gone. */
export const ProposalTitle = ({ words, of }: { words: Words; of: { number: number; title: string | null; language: string } }) =>
  of.title === null ? <>{words.t('proposals.untitled', { number: of.number })}</> : <Name name={of.title} lang={of.language} />

/** Links a person gave: each says which site it leads to. Those erased are left out. */
export const AttachmentLinks = ({ words, links }: { words: Words; links: readonly (string | null)[] }) => (
  <Items>
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
  </Items>
)
