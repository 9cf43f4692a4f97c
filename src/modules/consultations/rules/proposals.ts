import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { type ConsultationRefusal, mostMerged } from '../vocabulary.ts'
import { isPhaseOpen, type Standing } from './timetable.ts'

type Refusal<Name extends ConsultationRefusal> = Name

/** Most proposals that one person makes in a consultation, arguments on one proposal, and people who sign one. */
export const mostProposals = 20
export const mostArguments = 20
export const mostAuthors = 20

/** What a consultation says of the words it takes. */
export interface Taking extends Standing {
  readonly themes: readonly { readonly id: string }[]
  readonly languages: readonly Language[]
}

/** What of a proposal an entry tells besides its words. */
export interface Described {
  readonly theme: string | null
  readonly language: Language
}

/** How a proposal stands. */
export interface ProposalState {
  readonly withdrawnAt: Date | null
  readonly mergedInto: string | null
  readonly splitAt: Date | null
  readonly answerId: string | null
  /** Whether others were merged into it. */
  readonly holdsOthers: boolean
}

export type GoneRefusal = Refusal<'proposal-unknown' | 'proposal-withdrawn' | 'proposal-merged' | 'proposal-split'>

/** Refuses a proposal that is not there any more, saying why; gives one that stands. */
export function standing<State extends ProposalState>(proposal: State | null): Outcome<State, GoneRefusal> {
  if (proposal === null) return refuse('proposal-unknown')
  if (proposal.withdrawnAt !== null) return refuse('proposal-withdrawn')
  if (proposal.mergedInto !== null) return refuse('proposal-merged')
  return proposal.splitAt === null ? allow(proposal) : refuse('proposal-split')
}

type DescribedRefusal = Refusal<'theme-unknown' | 'language-not-taken'>

function decideDescribed({ themes, languages }: Taking, { theme, language }: Described): Outcome<null, DescribedRefusal> {
  if (theme !== null && !themes.some(({ id }) => id === theme)) return refuse('theme-unknown')
  return languages.includes(language) ? allow(null) : refuse('language-not-taken')
}

/** Decides whether somebody who made so many proposals makes one more. The phase was asked when they came in. */
export function decideSubmit(
  consultation: Taking,
  made: number,
  form: Described,
): Outcome<null, DescribedRefusal | Refusal<'too-many-inputs'>> {
  const described = decideDescribed(consultation, form)
  if (!described.ok) return described
  return made >= mostProposals ? refuse('too-many-inputs') : allow(null)
}

/** What is known of who would change a proposal. */
export interface Editing {
  readonly isAuthor: boolean
  /** Whether the words and what is told of them are those that stand. */
  readonly isSame: boolean
}

/** Decides whether the words of a proposal change: by an author, before it is answered and while it speaks for itself alone. */
export function decideRevise(
  consultation: Taking,
  proposal: ProposalState | null,
  { isAuthor, isSame }: Editing,
  form: Described,
  now: Date,
): Outcome<
  null,
  | GoneRefusal
  | DescribedRefusal
  | Refusal<'phase-not-open' | 'not-author' | 'proposal-answered' | 'proposal-holds-others' | 'nothing-changed'>
> {
  const own = decideOwn(proposal, isAuthor)
  if (!own.ok) return own
  if (!isPhaseOpen(consultation, 'proposals', now)) return refuse('phase-not-open')
  const described = decideDescribed(consultation, form)
  if (!described.ok) return described
  return isSame ? refuse('nothing-changed') : allow(null)
}

/** Decides whether an author takes a proposal back: not once it is answered or others stand in it, nor after the closing. */
export function decideWithdraw(
  { closedAt }: Standing,
  proposal: ProposalState | null,
  isAuthor: boolean,
): Outcome<null, GoneRefusal | Refusal<'not-author' | 'consultation-closed' | 'proposal-answered' | 'proposal-holds-others'>> {
  const own = decideOwn(proposal, isAuthor)
  if (!own.ok) return own
  return closedAt === null ? allow(null) : refuse('consultation-closed')
}

function decideOwn(
  proposal: ProposalState | null,
  isAuthor: boolean,
): Outcome<null, GoneRefusal | Refusal<'not-author' | 'proposal-answered' | 'proposal-holds-others'>> {
  const stands = standing(proposal)
  if (!stands.ok) return stands
  if (!isAuthor) return refuse('not-author')
  if (stands.fact.answerId !== null) return refuse('proposal-answered')
  return stands.fact.holdsOthers ? refuse('proposal-holds-others') : allow(null)
}

/** Decides whether one more person signs a proposal. */
export function decideSign(
  proposal: ProposalState | null,
  { isAuthor, authors }: { readonly isAuthor: boolean; readonly authors: number },
): Outcome<null, GoneRefusal | Refusal<'already-author' | 'too-many-authors' | 'proposal-answered'>> {
  const stands = standing(proposal)
  if (!stands.ok) return stands
  if (stands.fact.answerId !== null) return refuse('proposal-answered')
  if (isAuthor) return refuse('already-author')
  return authors >= mostAuthors ? refuse('too-many-authors') : allow(null)
}

/** Decides whether proposals become one: all stand, and none is answered. */
export function decideMerge(
  into: ProposalState | null,
  merged: readonly (ProposalState | null)[],
): Outcome<null, GoneRefusal | Refusal<'proposal-answered' | 'merge-missing'>> {
  if (merged.length === 0 || merged.length > mostMerged) return refuse('merge-missing')
  for (const proposal of [into, ...merged]) {
    const stands = standing(proposal)
    if (!stands.ok) return stands
    if (stands.fact.answerId !== null) return refuse('proposal-answered')
  }
  return allow(null)
}

/** Decides whether a proposal becomes several: it stands, for itself alone, without an answer. */
export const decideSplit = (
  proposal: ProposalState | null,
): Outcome<null, GoneRefusal | Refusal<'proposal-answered' | 'proposal-holds-others' | 'not-author'>> => decideOwn(proposal, true)

/** What is known of an argument or a reply. */
export interface ArgumentState {
  readonly isReply: boolean
  readonly withdrawnAt: Date | null
}

type ArgumentRefusal = Refusal<'argument-unknown' | 'argument-withdrawn'>

function standingArgument<State extends ArgumentState>(argument: State | null): Outcome<State, ArgumentRefusal> {
  if (argument === null) return refuse('argument-unknown')
  return argument.withdrawnAt === null ? allow(argument) : refuse('argument-withdrawn')
}

/** Decides whether somebody who made so many arguments or replies on a proposal that stands makes one more. */
export function decideArgue(proposal: ProposalState | null, made: number): Outcome<null, GoneRefusal | Refusal<'too-many-inputs'>> {
  const stands = standing(proposal)
  if (!stands.ok) return stands
  return made >= mostArguments ? refuse('too-many-inputs') : allow(null)
}

/** Decides whether an argument gets a reply; a reply gets none. */
export function decideReply(
  proposal: ProposalState | null,
  argument: ArgumentState | null,
  made: number,
): Outcome<null, GoneRefusal | ArgumentRefusal | Refusal<'too-many-inputs' | 'argument-is-reply'>> {
  const may = decideArgue(proposal, made)
  if (!may.ok) return may
  const stands = standingArgument(argument)
  if (!stands.ok) return stands
  return stands.fact.isReply ? refuse('argument-is-reply') : allow(null)
}

/** Decides whether the author of an argument or a reply takes it back: until the consultation is closed. */
export function decideWithdrawArgument(
  { closedAt }: Standing,
  argument: ArgumentState | null,
  isAuthor: boolean,
): Outcome<null, ArgumentRefusal | Refusal<'not-author' | 'consultation-closed'>> {
  const stands = standingArgument(argument)
  if (!stands.ok) return stands
  if (!isAuthor) return refuse('not-author')
  return closedAt === null ? allow(null) : refuse('consultation-closed')
}
