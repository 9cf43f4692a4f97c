import { z } from 'zod'
import { Language } from '#kernel/languages.ts'
import { AuthorKind, Numbered, textUpTo } from './words.ts'

export const longestProposalTitle = 150
export const longestProposal = 8000
export const longestPlace = 200
export const longestSignature = 120
export const longestArgument = 2000
export const longestClarification = 2000
export const mostAttachments = 5
export const mostMerged = 100

/** What of a proposal stands in an entry; title, text, place, signature and links to attachments are disclosed beside it. */
const described = {
  language: Language,
  /** The id of a theme of the consultation. */
  theme: z.string().max(80).nullable(),
  attachments: z.int().min(0).max(mostAttachments),
}

/** `proposal-submitted`. Disclosed: `title`, `text`, perhaps `place`, `signature`, `attachment-N`. */
export const ProposalSubmitted = z.strictObject({ proposal: z.uuid(), number: Numbered, authorKind: AuthorKind, ...described })
export type ProposalSubmitted = z.infer<typeof ProposalSubmitted>

/** `proposal-revised`: a new version, the others stay. Disclosed as for a submission. */
export const ProposalRevised = z.strictObject({ proposal: z.uuid(), revision: z.uuid(), version: z.int().min(2), ...described })
export type ProposalRevised = z.infer<typeof ProposalRevised>

/** `proposal-author-added`: one more participant signs it. About: `{ participant }` is the new one. */
export const ProposalAuthorAdded = z.strictObject({ proposal: z.uuid(), authorKind: AuthorKind })
export type ProposalAuthorAdded = z.infer<typeof ProposalAuthorAdded>

/** `proposal-withdrawn`. Disclosed: perhaps `reason`. */
export const ProposalWithdrawn = z.strictObject({ proposal: z.uuid(), reasonGiven: z.boolean() })
export type ProposalWithdrawn = z.infer<typeof ProposalWithdrawn>

/** `proposals-merged`: several become one that stands; what is answered to it answers them all. */
export const ProposalsMerged = z
  .strictObject({ into: z.uuid(), merged: z.array(z.uuid()).min(1).max(mostMerged), reason: textUpTo(longestClarification).nullable() })
  .refine(({ into, merged }) => !merged.includes(into) && new Set(merged).size === merged.length, { error: 'merged with itself' })
export type ProposalsMerged = z.infer<typeof ProposalsMerged>

/** `proposal-split`: one becomes several, submitted just before; each is answered by itself. */
export const ProposalSplit = z
  .strictObject({ proposal: z.uuid(), into: z.array(z.uuid()).min(2).max(20), reason: textUpTo(longestClarification).nullable() })
  .refine(({ proposal, into }) => !into.includes(proposal) && new Set(into).size === into.length, { error: 'split into itself' })
export type ProposalSplit = z.infer<typeof ProposalSplit>

/** `proposal-clarified`: the organiser explains, without deciding. */
export const ProposalClarified = z.strictObject({ clarification: z.uuid(), proposal: z.uuid(), text: textUpTo(longestClarification) })
export type ProposalClarified = z.infer<typeof ProposalClarified>

/** On which side an argument stands. */
export const argumentSides = ['for', 'against'] as const
export const ArgumentSide = z.enum(argumentSides)
export type ArgumentSide = z.infer<typeof ArgumentSide>

/** `argument-made`. Disclosed: `text`, perhaps `signature`. */
export const ArgumentMade = z.strictObject({
  argument: z.uuid(),
  proposal: z.uuid(),
  side: ArgumentSide,
  language: Language,
  authorKind: AuthorKind,
})
export type ArgumentMade = z.infer<typeof ArgumentMade>

/** `argument-reply-made`: a reply to an argument; nobody replies to a reply. Disclosed: `text`, perhaps `signature`. */
export const ArgumentReplyMade = z.strictObject({ reply: z.uuid(), argument: z.uuid(), language: Language, authorKind: AuthorKind })
export type ArgumentReplyMade = z.infer<typeof ArgumentReplyMade>

/** `argument-withdrawn`: an argument, or a reply. */
export const ArgumentWithdrawn = z.strictObject({ argument: z.uuid() })
export type ArgumentWithdrawn = z.infer<typeof ArgumentWithdrawn>

/** What people may support; each person's support stays private. */
export const supportedKinds = ['proposal', 'amendment', 'argument'] as const
export const SupportedKind = z.enum(supportedKinds)
export type SupportedKind = z.infer<typeof SupportedKind>

/** `supports-counted`: how many supported what, on the day the consultation closed. */
export const SupportsCounted = z.strictObject({
  counts: z
    .array(z.strictObject({ kind: SupportedKind, id: z.uuid(), supports: z.int().min(0) }))
    .min(1)
    .max(500),
})
export type SupportsCounted = z.infer<typeof SupportsCounted>
