import { typed } from '#kernel/http/form.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import type { FormState } from '#ui'
import { page, to } from '#ui'
import { type SaveForm, saveDraft } from '../acts/save-draft.ts'
import type { Conflict, MergeChoice } from '../rules/merge-drafts.ts'
import type { CommitmentRefusal } from '../vocabulary.ts'
import { type DraftAsked, stateOf, toldProblems } from './draft-asked.ts'
import type { DraftReading } from './draft-fields.ts'
import { choicesFrom, DraftMergePage } from './draft-merge-page.tsx'
import { draftScript } from './draft-script.ts'

/** What sending a page leads to. */
export interface Saving {
  readonly asked: DraftAsked
  readonly reading: DraftReading
  /** Below `/draft`: where the page was sent. */
  readonly path: string
  /** Below the draft: where one goes on. */
  readonly next: string
  readonly startFrom?: number
  readonly names: ReadonlyMap<string, string>
  /** Shows the page again, with what is to be mended, or refused. */
  readonly again: (form: FormState, refusal?: CommitmentRefusal) => Promise<Response> | Response
}

/** Saves a page and goes on; shows it again, compares it with what others wrote, or answers the script that saves by itself. */
export async function savePage(c: PageRequest, saving: Saving): Promise<Response> {
  const { asked, reading, again } = saving
  const values = c.var.form
  const unasked = typed(values, 'autosave') === '1'
  if (reading.problems.length > 0) {
    return unasked
      ? autosaved(c, false, false, 0, 'commitments.autosave.mend')
      : again({ values, errors: toldProblems(c, reading.problems) })
  }
  const chosen = choicesFrom(values)
  const form: SaveForm = { ...stateOf(c, values, asked.draft), change: reading.change, startFrom: saving.startFrom, unasked, chosen }
  const outcome = await saveDraft(c.var.ctx, asked.mandate, asked.draft.reference, form)
  if (unasked) {
    if (!outcome.ok) return autosaved(c, false, true, 0, `commitments.refusal.${outcome.refusal}`)
    const { fact } = outcome
    return fact.kept
      ? autosaved(c, true, false, fact.version, 'commitments.autosave.saved')
      : autosaved(c, false, true, 0, 'commitments.autosave.others')
  }
  if (!outcome.ok) return again({ values }, outcome.refusal)
  if (!outcome.fact.kept) return showConflicts(c, saving, outcome.fact, chosen?.choices)
  const others = outcome.fact.fromOthers.slice(0, 20).join(',')
  const query = others === '' ? '?done=saved' : `?done=saved&others=${encodeURIComponent(others)}`
  return c.redirect(to(c.var.words, `/commitments/${asked.draft.reference}/draft${saving.next}${query}`), 303)
}

type AutosaveKey =
  | 'commitments.autosave.mend'
  | 'commitments.autosave.saved'
  | 'commitments.autosave.others'
  | `commitments.refusal.${CommitmentRefusal}`

/** The answer to the script: a short text it shows, and whether it goes on. */
function autosaved(c: PageRequest, saved: boolean, stop: boolean, version: number, key: AutosaveKey): Response {
  const { words, ctx } = c.var
  const time = new Intl.DateTimeFormat(words.locale, { timeStyle: 'short', timeZone: 'UTC' }).format(ctx.now())
  c.header('cache-control', 'private, no-store')
  return c.json({ saved, stop, version, text: words.t(key, { time }) })
}

interface Met {
  readonly seen: number
  readonly conflicts: readonly Conflict[]
  readonly fromOthers: readonly string[]
}

function showConflicts(c: PageRequest, { asked, path, names }: Saving, met: Met, choices?: ReadonlyMap<string, MergeChoice>): Response {
  const { words, visitor } = c.var
  const { draft, plan } = asked
  const values = { ...c.var.form, ...chosenAgain(met.conflicts, choices) }
  const unchosen = met.conflicts.flatMap(({ key }, at) => (choices === undefined || choices.has(key) ? [] : [`choice-${at}`]))
  const errors = unchosen.map((field) => ({ field, message: words.t('commitments.merge.choose-one') }))
  const state = stateOf(c, c.var.form, draft)
  const props = { words, visitor, draft, plan, form: { values: withState(values, state), errors }, ...state, ...met, path, names }
  const title = words.t('commitments.merge.title')
  return page(c, <DraftMergePage {...props} script={draftScript().address} />, {
    title,
    status: 409,
    noindex: true,
    errorTitle: errors.length > 0,
    fictional: plan.fictional,
  })
}

const withState = (values: FormValues, { submission, base }: ReturnType<typeof stateOf>): FormValues => ({
  ...values,
  submission,
  base: String(base),
})

/** Choices made before, at the place their field has now; those of other fields are taken out. */
function chosenAgain(conflicts: readonly Conflict[], choices: ReadonlyMap<string, MergeChoice> = new Map()): FormValues {
  return Object.fromEntries(
    conflicts.flatMap(({ key, mine }, at): [string, string][] => {
      const choice = choices.get(key)
      return [
        [`choice-${at}`, choice?.take ?? ''],
        [`words-${at}`, choice?.take === 'text' ? choice.text : typeof mine === 'string' ? mine : mine.join('\n')],
      ]
    }),
  )
}
