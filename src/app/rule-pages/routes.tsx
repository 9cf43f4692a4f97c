import type { Db } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import { type RuleAssessment, RuleCode, type RuleState, ruleStates, ruleText } from '#modules/declaration'
import { findEntriesByIds } from '#record'
import { page } from '#ui'
import { namesOf } from '../names.ts'
import { ruleStandings, standingOf } from '../rules.ts'
import { entryPath } from '../sentences.ts'
import { RulePage, shownSubjects } from './rule-page.tsx'
import { statementOf } from './rule-parts.tsx'
import { RulesPage } from './rules-page.tsx'

/** The rules of the partnership: all of them, and each with its subjects. */
export const ruleRoutes = defineRoutes()
  .get('/rules', 'public', async (c) => {
    const { ctx, words } = c.var
    const standings = await ruleStandings(ctx.db, ctx.now())
    return page(c, <RulesPage words={words} standings={standings} />, {
      title: words.t('rules.page.title'),
      description: words.t('rules.page.description'),
    })
  })
  .get('/rules/:code', 'public', async (c) => {
    const { ctx, words } = c.var
    const code = RuleCode.safeParse(c.req.param('code'))
    if (!code.success) throw new NotFound('no such rule')
    const standing = await standingOf(ctx.db, ruleText(code.data), ctx.now())
    const state = stateOf(c.req.query('state'))
    const asked = c.req.query('page') ?? ''
    const at = /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1
    const { shown } = shownSubjects(standing, state, at)
    const names = await namesOf(
      ctx.db,
      words,
      shown.map(({ subject }) => subject.memberId),
    )
    const entryPaths = await pathsOf(ctx.db, shown)
    return page(c, <RulePage words={words} standing={standing} state={state} page={at} names={names} entryPaths={entryPaths} />, {
      title: `${code.data}: ${statementOf(words, standing.text)}`,
      description: words.t(standing.text.whyKey),
      canonicalPath: `/rules/${code.data}`,
    })
  })

const stateOf = (text: string | undefined): RuleState | null => ruleStates.find((state) => state === text) ?? null

async function pathsOf(db: Db, shown: readonly RuleAssessment[]): Promise<ReadonlyMap<string, string>> {
  const ids = shown.flatMap(({ finding }) => finding.evidence.flatMap(({ entryId }) => entryId ?? []))
  const entries = await findEntriesByIds(db, [...new Set(ids)])
  return new Map(entries.map((entry) => [entry.id, entryPath(entry)]))
}
