import { Bug } from '#kernel/errors.ts'
import {
  amendmentSubmitted,
  argumentMade,
  argumentReplyMade,
  proposalAuthorAdded,
  proposalClarified,
  proposalRevised,
  proposalSubmitted,
  proposalsMerged,
  proposalWithdrawn,
  textVersionPublished,
} from '#modules/consultations'
import { type DemoConsultation, demoId, type TellConsultation } from './demonstration-consultations.ts'
import { personOf } from './demonstration-crowd.ts'

type Member = { readonly member: string }
type Proposal = DemoConsultation['proposals'][number]

/** The words that were said; a field left empty stands for nothing. */
const said = (fields: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([field, words]) => (words === null ? [] : [[field, words]])))

/** What people proposed, what became of it, and what was said for and against it. */
export function tellProposals(tell: TellConsultation, story: DemoConsultation, member: Member): void {
  for (const [index, proposal] of story.proposals.entries()) {
    const id = demoId(story.slug, 'proposal', proposal.key)
    tellProposal(tell, story, proposal, { id, number: index + 1 })
    for (const [place, { at, text }] of proposal.clarifications.entries()) {
      const clarification = demoId(story.slug, 'clarification', proposal.key, place)
      tell(at, proposalClarified, { clarification, proposal: id, text }, { ...member, proposal: id })
    }
    for (const argument of proposal.arguments) tellArgument(tell, story, argument, id)
  }
  const idOf = (key: string) => demoId(story.slug, 'proposal', key)
  for (const { at, into, merged, reason } of story.merges)
    tell(at, proposalsMerged, { into: idOf(into), merged: merged.map(idOf), reason }, { proposal: idOf(into) })
}

function tellProposal(
  tell: TellConsultation,
  story: DemoConsultation,
  proposal: Proposal,
  { id, number }: { readonly id: string; readonly number: number },
): void {
  const { at, by, kind, language, theme, title, text, place, signature } = proposal
  const about = (author: number) => ({ proposal: id, participant: personOf(story, author) })
  const data = { proposal: id, number, authorKind: kind, language, theme, attachments: 0 }
  tell(at, proposalSubmitted, data, about(by), said({ title, text, place, signature }))
  for (const author of proposal.authors)
    tell(author.at, proposalAuthorAdded, { proposal: id, authorKind: author.kind }, about(author.by), said({ signature: author.signature }))
  for (const [index, { at: day, ...words }] of proposal.revised.entries()) {
    const version = index + 2
    const revision = demoId(story.slug, 'revision', proposal.key, version)
    const changed = { proposal: id, revision, version, language: words.language, theme: words.theme, attachments: 0 }
    const { title: newTitle, text: newText, place: newPlace } = words
    tell(day, proposalRevised, changed, about(by), said({ title: newTitle, text: newText, place: newPlace, signature }))
  }
  if (proposal.withdrawn === null) return
  const { at: day, reason } = proposal.withdrawn
  tell(day, proposalWithdrawn, { proposal: id, reasonGiven: reason !== null }, about(by), said({ reason }))
}

function tellArgument(tell: TellConsultation, story: DemoConsultation, argument: Proposal['arguments'][number], proposal: string): void {
  const { key, at, by, kind, side, language, text, signature } = argument
  const id = demoId(story.slug, 'argument', key)
  const about = (author: number) => ({ proposal, participant: personOf(story, author) })
  tell(at, argumentMade, { argument: id, proposal, side, language, authorKind: kind }, about(by), said({ text, signature }))
  for (const [index, reply] of argument.replies.entries()) {
    const data = { reply: demoId(story.slug, 'reply', key, index), argument: id, language: reply.language, authorKind: reply.kind }
    tell(reply.at, argumentReplyMade, data, about(reply.by), said({ text: reply.text, signature: reply.signature }))
  }
}

/** A text put to people, its versions, and what people would change in it. */
export function tellText(tell: TellConsultation, story: DemoConsultation, member: Member): void {
  if (story.text === null) return
  const { title, language, versions, amendments } = story.text
  const [text, idOf] = [demoId(story.slug, 'text'), (kind: string, key: string) => demoId(story.slug, kind, key)]
  for (const [index, { at, paragraphs, amendments: accepted }] of versions.entries()) {
    const told = paragraphs.map(({ key, words }) => ({ id: idOf('paragraph', key), words }))
    const data = { text, version: index + 1, title, language, paragraphs: told, amendments: accepted.map((key) => idOf('amendment', key)) }
    tell(at, textVersionPublished, data, { ...member, text })
  }
  for (const [index, it] of amendments.entries()) {
    const version = versions.findLastIndex(({ at }) => at <= it.at) + 1
    if (version === 0) throw new Bug(`the demonstration amends the text of ${story.slug} before it is there`)
    const { key, change, language: spoken, kind, words, reason, signature } = it
    const amendment = idOf('amendment', key)
    const place = { amendment, number: index + 1, text, version, paragraph: idOf('paragraph', it.paragraph) }
    const about = { text, amendment, participant: personOf(story, it.by) }
    tell(it.at, amendmentSubmitted, { ...place, change, language: spoken, authorKind: kind }, about, said({ words, reason, signature }))
  }
}
