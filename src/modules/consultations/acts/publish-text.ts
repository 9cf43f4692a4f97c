import { alignTexts } from '#kernel/align-texts.ts'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { textVersionPublished } from '../projectors/amendment.ts'
import type { Consultation } from '../queries/consultations.ts'
import { findText, type Text } from '../queries/texts.ts'
import { decidePublishText } from '../rules/publish-text.ts'
import type { ConsultationRefusal, Paragraph } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockAsOrganiser } from './lock-consultation.ts'

/** A text as its organiser types or pastes it. */
export interface TextForm {
  /** The form's own token: the same form sent twice has one effect. */
  readonly submission: string
  readonly title: string
  readonly language: Language
  /** Its paragraphs, in order. */
  readonly words: readonly string[]
}

/** Which text it is another version of, and the version that was read. */
export interface TextRead {
  readonly number: number
  readonly version: number
}

/** A published version. */
export interface PublishedText {
  readonly number: number
  readonly version: number
}

type Published = Promise<Outcome<PublishedText, ConsultationRefusal>>

/** The organiser puts a text under consultation. The same form sent again gives the first answer and adds nothing. */
export function publishText(ctx: Context, mandate: Pick<Mandate, 'id'>, slug: string, form: TextForm): Published {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const id = deriveId(form.submission, held.fact.id, 'text')
    const before = await findText(trx, held.fact.id, { id }, 1)
    if (before !== null) return allow({ number: before.number, version: 1 })
    const paragraphs = form.words.map((words, at) => ({ id: deriveId(form.submission, id, String(at)), words }))
    const decided = decidePublishText(held.fact, null, paragraphs)
    if (!decided.ok) return decided
    return allow(await appendVersion(trx, ctx, mandate, held.fact, { ...titled(form), id, version: 1, paragraphs, amendments: [] }))
  })
}

/** The organiser publishes another version of a text by its own hand. A paragraph that stayed, moved or changed keeps its id. */
export function publishTextVersion(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  read: TextRead,
  form: Omit<TextForm, 'language'>,
): Published {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const text = await findText(trx, held.fact.id, { number: read.number })
    if (text === null) return refuse('text-unknown')
    const { language } = text
    const paragraphs = keptIds(text, form.words, form.submission)
    const isSent = text.version === read.version + 1 && isSameText(text, paragraphs, form.title)
    if (isSent) return allow({ number: text.number, version: text.version })
    const decided = decidePublishText(held.fact, { ...text, read: read.version, sameTitle: titleOf(text) === form.title }, paragraphs)
    if (!decided.ok) return decided
    const told = { ...titled({ ...form, language }), id: text.id, version: text.version + 1, paragraphs, amendments: [] }
    return allow(await appendVersion(trx, ctx, mandate, held.fact, told))
  })
}

const titled = ({ title, language }: Pick<TextForm, 'title' | 'language'>) => ({
  language,
  title: { original: language, [language]: title },
})

const titleOf = ({ title }: Text) => title[title.original]

const isSameText = (text: Text, paragraphs: readonly Paragraph[], title: string) =>
  titleOf(text) === title &&
  JSON.stringify(text.paragraphs.map(({ words }) => words)) === JSON.stringify(paragraphs.map(({ words }) => words))

/** Paragraphs with their ids: those of the version before where they are alike or moved, new ones elsewhere. */
function keptIds({ paragraphs: before, language, id: textId }: Text, words: readonly string[], submission: string): Paragraph[] {
  const ids = new Map<number, string>()
  const keep = (was: readonly Paragraph[], places: readonly number[]) => {
    const said = places.map((at) => words[at] ?? '')
    for (const one of alignTexts(
      was.map((paragraph) => paragraph.words),
      said,
      language,
    )) {
      const [id, at] = [was[one.before ?? -1]?.id, places[one.after ?? -1]]
      if (id !== undefined && at !== undefined) ids.set(at, id)
    }
  }
  const left = () => words.flatMap((_, at) => (ids.has(at) ? [] : [at]))
  const gone = () => before.filter(({ id }) => ![...ids.values()].includes(id))
  keep(before, left())
  // Those that moved: first with the same words, then with words alike, in what order is left.
  for (const at of left()) {
    const moved = gone().find((paragraph) => paragraph.words === words[at])
    if (moved !== undefined) ids.set(at, moved.id)
  }
  keep(gone(), left())
  return words.map((said, at) => ({ id: ids.get(at) ?? deriveId(submission, textId, String(at)), words: said }))
}

/** A version to append. */
export interface NextVersion extends Pick<Text, 'id' | 'version' | 'title' | 'language' | 'paragraphs'> {
  readonly amendments: readonly string[]
}

/** Appends a version of a text; the organiser holds the consultation. */
export async function appendVersion(
  trx: Trx,
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  { id: consultation, memberId: member }: Consultation,
  { id: text, version, title, language, paragraphs, amendments }: NextVersion,
): Promise<PublishedText> {
  const about = { consultation, member, text }
  const data = { text, version, title, language, paragraphs: [...paragraphs], amendments: [...amendments] }
  await append(trx, textVersionPublished, factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, data }))
  const now = await findText(trx, consultation, { id: text }, version)
  return { number: now?.number ?? 0, version }
}
