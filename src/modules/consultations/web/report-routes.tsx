import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { findEntriesByIds } from '#record'
import { page } from '#ui'
import { statisticsOf } from '../queries/answer-statistics.ts'
import { consultationParts } from '../queries/consultation-page.ts'
import type { Closing, Consultation } from '../queries/consultations.ts'
import { namedPlaces } from '../queries/named-places.ts'
import { opinionOf } from '../queries/opinion.ts'
import { listProposals } from '../queries/proposals.ts'
import { commitmentsTakingUp, participantsByKind } from '../queries/report.ts'
import { listStatements } from '../queries/statements.ts'
import { countsToTell } from '../rules/counts-to-tell.ts'
import { titleOf } from './consultation-name.tsx'
import { membersOf } from './proposal-asked.ts'
import { NoReportYet, ReportPage } from './report-page.tsx'
import { consultationAsked } from './statement-routes.tsx'

const mostProposals = 5

async function readReport(c: PageRequest, consultation: Consultation, closed: Closing) {
  const { db } = c.var.ctx
  const { id } = consultation
  const [kinds, parts, statements, { map }, { proposals }, statistics, taking, [entry]] = await Promise.all([
    participantsByKind(db, id),
    consultationParts(db, id),
    listStatements(db, id),
    opinionOf(db, id, 'published'),
    // Between equals the order of the consultation's own draw: the same for every reader.
    listProposals(db, consultation, { sort: 'supported', seed: id, perPage: mostProposals }),
    statisticsOf(db, { consultationId: id }),
    commitmentsTakingUp(db, id),
    findEntriesByIds(db, [closed.entryId]),
  ])
  return {
    closed,
    entryPath: entry?.index == null ? `/record/pending/${closed.entryId}` : `/record/${entry.index}`,
    kinds: countsToTell(kinds),
    parts,
    statements,
    map,
    proposals,
    speakers: await membersOf(c, proposals),
    answers: statistics.all,
    commitments: await namedPlaces(db, consultation, taking),
  }
}

async function showReport(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const consultation = await consultationAsked(c)
  const { closed } = consultation
  const props = { words, now: ctx.now(), consultation }
  const shown = closed === null ? <NoReportYet {...props} /> : <ReportPage {...props} {...(await readReport(c, consultation, closed))} />
  return page(c, shown, {
    title: words.t('consultations.report.page', { title: titleOf(words, consultation).text }),
    description: words.t('consultations.report.description'),
    canonicalPath: `/consultations/${consultation.slug}/report`,
    fictional: consultation.fictional,
    noindex: closed === null,
  })
}

/** The report of a consultation, for anybody. */
export const reportRoutes = defineRoutes().get('/consultations/:slug/report', 'public', showReport)
