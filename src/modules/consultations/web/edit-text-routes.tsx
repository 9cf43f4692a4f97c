import { z } from 'zod'
import { Forbidden } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Language, textFor } from '#kernel/languages.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { publishText, publishTextVersion } from '../acts/publish-text.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import { joinParagraphs, splitParagraphs } from '../rules/paragraphs.ts'
import { type ConsultationRefusal, longestParagraph, longestTitle, mostParagraphs } from '../vocabulary.ts'
import { mandateOf } from './conduct-routes.tsx'
import { draftCommitments, paragraphsOfDraft } from './plan-text.ts'
import { consultationAsked } from './statement-routes.tsx'
import { TextFormPage } from './text-form-page.tsx'
import { textPath } from './text-page.tsx'
import { textAsked } from './text-routes.tsx'

/** The consultation of the address, for whoever acts for its organiser. Throws `Forbidden`. */
export async function ownConsultation(c: PageRequest): Promise<Consultation> {
  const consultation = await consultationAsked(c)
  if (mandateOf(c).memberId !== consultation.memberId) throw new Forbidden('no-mandate')
  return consultation
}

const TextSchema = z.object({
  submission: z.uuid({ error: 'errors.form.check' }),
  version: z.coerce.number().int().min(0).max(999_999),
  title: z
    .string({ error: 'amendments.problem.title' })
    .trim()
    .min(1, { error: 'amendments.problem.title' })
    .max(longestTitle, { error: 'consultations.problem.long' }),
  language: Language.optional(),
  text: z
    .string({ error: 'amendments.problem.text' })
    .transform(splitParagraphs)
    .refine((all) => all.length > 0, { error: 'amendments.problem.text' })
    .refine((all) => all.length <= mostParagraphs, { error: 'amendments.problem.many', params: { maximum: mostParagraphs } })
    .refine((all) => all.every((one) => one.length <= longestParagraph), {
      error: 'amendments.problem.long',
      params: { maximum: longestParagraph },
    }),
  step: z.enum(['preview', 'publish']).catch('preview'),
})

interface Shown {
  readonly text: Text | null
  readonly form?: FormState
  readonly refusal?: ConsultationRefusal
  readonly preview?: readonly string[]
}

async function showForm(c: PageRequest, consultation: Consultation, { text, form = emptyForm, refusal, preview }: Shown) {
  const { ctx, words, visitor } = c.var
  const commitments = text !== null || consultation.planId === null ? [] : await draftCommitments(ctx.db, consultation.planId)
  const from = c.req.query('from')
  const chosen = from === 'plan' ? commitments : commitments.filter(({ reference }) => reference === from)
  const wanted = Language.safeParse(typed(form.values, 'language') || words.lang).data ?? words.lang
  const language = text?.language ?? (consultation.languages.includes(wanted) ? wanted : (consultation.languages[0] ?? words.lang))
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const props = {
    words,
    visitor,
    consultation,
    text,
    language,
    form,
    submission: typed(form.values, 'submission') || ctx.newId(),
    sources:
      commitments.length === 0
        ? []
        : [
            { value: 'plan', text: words.t('amendments.new.whole-plan') },
            ...commitments.map(({ reference, content }) => ({
              value: reference,
              text: `${reference} ${textFor(content.title, words.lang).text}`,
            })),
          ],
    offered: text === null ? paragraphsOfDraft(chosen, language).join('\n\n') : joinParagraphs(text.paragraphs),
    refusal,
    preview: preview ?? null,
  }
  return page(c, <TextFormPage {...props} />, {
    title: words.t(text === null ? 'amendments.new.here' : 'amendments.edit.here'),
    fictional: consultation.fictional,
    noindex: true,
    status,
    errorTitle: status !== 200,
  })
}

/** Reads the form of a text, shows it before it is published, publishes it, and goes to its page. */
const sent = (textOf: (c: PageRequest, consultation: Consultation) => Promise<Text | null>) => async (c: PageRequest) => {
  const { ctx, words } = c.var
  const consultation = await ownConsultation(c)
  const text = await textOf(c, consultation)
  const form = readForm(c, TextSchema)
  if (!form.ok) return showForm(c, consultation, { text, form })
  const { submission, version, title, text: said, step } = form.data
  if (step === 'preview') return showForm(c, consultation, { text, form, preview: said })
  const language = form.data.language ?? consultation.languages[0] ?? words.lang
  const typedText = { submission, title, language, words: said }
  const outcome =
    text === null
      ? await publishText(ctx, mandateOf(c), consultation.slug, typedText)
      : await publishTextVersion(ctx, mandateOf(c), consultation.slug, { number: text.number, version }, typedText)
  if (!outcome.ok) return showForm(c, consultation, { text, form, refusal: outcome.refusal, preview: said })
  return c.redirect(to(words, `${textPath(consultation, outcome.fact.number)}?done=published`), 303)
}

/** The organiser's forms: a text to consult on, and another version of it. Tried before the pages of texts by number. */
export const editTextRoutes = defineRoutes()
  .get('/consultations/:slug/texts/new', 'member-mandate', async (c) => showForm(c, await ownConsultation(c), { text: null }))
  .post(
    '/consultations/:slug/texts/new',
    'member-mandate',
    sent(async () => null),
  )
  .get('/consultations/:slug/texts/:text/edit', 'member-mandate', async (c) => {
    const consultation = await ownConsultation(c)
    return showForm(c, consultation, { text: await textAsked(c, consultation) })
  })
  .post(
    '/consultations/:slug/texts/:text/edit',
    'member-mandate',
    sent((c, consultation) => textAsked(c, consultation)),
  )
