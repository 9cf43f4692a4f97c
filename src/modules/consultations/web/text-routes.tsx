import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { page } from '#ui'
import { amendmentsByParagraph, amendmentsOfText } from '../queries/amendments.ts'
import type { Consultation } from '../queries/consultations.ts'
import { findText, type Text, versionsOfText } from '../queries/texts.ts'
import { isPhaseOpen } from '../rules/timetable.ts'
import { titleOf } from './consultation-name.tsx'
import { consultationAsked } from './statement-routes.tsx'
import { TextDifferencePage, TextPage, textPath } from './text-page.tsx'

const Numbered = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)

/** A number of the address. Throws `NotFound`. */
export function numberAsked(c: PageRequest, name: string): number {
  const read = Numbered.safeParse(c.req.param(name))
  if (!read.success) throw new NotFound(`no such ${name}`)
  return read.data
}

/** The text of the address, by its number or its id, at the version asked for or as it stands. Throws `NotFound`. */
export async function textAsked(c: PageRequest, consultation: Consultation, version: string | undefined = undefined): Promise<Text> {
  const asked = version === undefined ? null : (Numbered.safeParse(version).data ?? 0)
  const id = z.uuid().safeParse(c.req.param('text'))
  const key = id.success ? { id: id.data } : { number: numberAsked(c, 'text') }
  const text = await findText(c.var.ctx.db, consultation.id, key, asked)
  if (text === null) throw new NotFound('no such text')
  return text
}

const doneForms = ['published', 'accepted'] as const

async function showText(c: PageRequest): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await consultationAsked(c)
  const text = await textAsked(c, consultation, c.req.query('version'))
  const [versions, counts] = await Promise.all([versionsOfText(ctx.db, text.id), amendmentsByParagraph(ctx.db, text.id)])
  const isNewest = versions.at(-1)?.version === text.version
  const done = doneForms.find((name) => name === c.req.query('done'))
  const props = {
    words,
    consultation,
    text,
    versions,
    counts,
    isOpen: isNewest && isPhaseOpen(consultation, 'amendments', ctx.now()),
    conducts: visitor?.acting?.memberId === consultation.memberId,
    done: done === undefined ? null : words.t(`amendments.done.${done}`),
  }
  return page(c, <TextPage {...props} />, {
    title: words.t('amendments.text.page', { title: titleOf(words, text).text, version: text.version }),
    description: text.paragraphs[0]?.words.slice(0, 200),
    canonicalPath: textPath(consultation, text.number),
    fictional: consultation.fictional,
  })
}

async function showDifferences(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const consultation = await consultationAsked(c)
  const after = await textAsked(c, consultation, c.req.query('to') ?? '')
  const before = await textAsked(c, consultation, c.req.query('from') ?? '')
  const [versions, amendments] = await Promise.all([versionsOfText(ctx.db, after.id), amendmentsOfText(ctx.db, after.id)])
  const taken = amendments.filter(({ acceptedVersion: at }) => at !== null && at > before.version && at <= after.version)
  const props = { words, consultation, before, after, versions, taken: taken.map(({ number }) => number) }
  return page(c, <TextDifferencePage {...props} />, {
    title: `${words.t('common.difference.versions', { from: before.version, to: after.version })} · ${titleOf(words, after).text}`,
    fictional: consultation.fictional,
    noindex: true,
  })
}

/** Reading a text, its versions, and what changed between them. */
export const textRoutes = defineRoutes()
  .get('/consultations/:slug/texts/:text', 'public', showText)
  .get('/consultations/:slug/texts/:text/differences', 'public', showDifferences)
