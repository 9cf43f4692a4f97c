import type { Words } from '#kernel/i18n.ts'
import { direction, type Language } from '#kernel/languages.ts'
import { type Member, MemberName } from '#modules/members'
import type { RemovedWords } from '#record'
import { Time, to } from '#ui'
import type { AuthorKind } from '../vocabulary.ts'

interface WordsProps {
  readonly words: Words
  readonly language: Language
  /** Null once they are gone. */
  readonly text: string | null
  /** The entry that holds them, and its field. */
  readonly field: string
  readonly removed: readonly RemovedWords[] | undefined
}

/** Words of a person in their own language, line by line; or that they were removed, and why, or erased. */
export function PeoplesWords({ words, language, text, field, removed }: WordsProps) {
  if (text !== null) {
    return (
      <div class="measure" lang={language} dir={direction(language)}>
        {text.split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </div>
    )
  }
  return <GoneWords words={words} field={field} removed={removed} />
}

/** Says what became of words that are no longer there: erased, or removed on a published ground. */
export function GoneWords({ words, field, removed }: Pick<WordsProps, 'words' | 'field' | 'removed'>) {
  const removal = removed?.find((one) => one.field === field)
  if (removal === undefined) return <p class="muted">{words.t('proposals.gone.erased')}</p>
  const ground = <a href={to(words, `/moderation#${removal.ground}`)}>{words.t(`moderation.ground.${removal.ground}`)}</a>
  return (
    <p class="muted">
      {words.rich('proposals.gone.removed', { ground, date: <Time words={words} date={removal.at} /> })}{' '}
      <a href={to(words, `/moderation/removals/${removal.entryId}`)}>{words.t('proposals.gone.see')}</a>
    </p>
  )
}

/** The way to report words of a person. */
export const ReportLink = ({ words, entryId, about }: { words: Words; entryId: string; about: string }) => (
  <a href={to(words, `/moderation/report?entry=${entryId}`)} rel="nofollow">
    {words.t('amendments.report')} <span class="vh">{about}</span>
  </a>
)

interface ByProps {
  readonly words: Words
  readonly authorKind: AuthorKind
  readonly signature: string | null
  readonly member: Member | undefined
}

/** Who wrote it: a member by name, else the signature or the kind of author. */
export function WrittenBy({ words, authorKind, signature, member }: ByProps) {
  if (member !== undefined) {
    return (
      <a href={to(words, `/members/${member.slug}`)}>
        <MemberName words={words} member={member} />
      </a>
    )
  }
  const kind = words.t(authorKind === 'person' ? 'amendments.by.person' : 'amendments.by.organisation')
  if (signature === null) return <>{kind}</>
  return (
    <>
      <bdi>{signature}</bdi> ({kind})
    </>
  )
}
