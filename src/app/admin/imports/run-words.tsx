import type { RunState } from '#exchange/import-runs/vocabulary.ts'
import { fileDays, type ImportRun } from '#exchange/import-runs/vocabulary.ts'
import type { Words } from '#kernel/i18n.ts'
import { type IconName, Tag, type TagKind } from '#ui'

/** The path of a run, without its language. */
export const runPath = ({ id }: Pick<ImportRun, 'id'>): string => `/admin/imports/${id}`

const marks: Readonly<Record<Exclude<RunState, 'done'> | 'previewed' | 'imported', { readonly icon: IconName; readonly kind?: TagKind }>> =
  {
    waiting: { icon: 'hourglass' },
    running: { icon: 'progress', kind: 'info' },
    previewed: { icon: 'eye', kind: 'info' },
    imported: { icon: 'circle-check', kind: 'ok' },
    cancelled: { icon: 'circle-minus' },
    interrupted: { icon: 'circle-minus', kind: 'warn' },
    unreadable: { icon: 'circle-x', kind: 'bad' },
    failed: { icon: 'circle-x', kind: 'bad' },
  }

/** How a run stands, in a word. */
export function RunTag({ words, run }: { readonly words: Words; readonly run: ImportRun }) {
  const state = run.state === 'done' ? (run.step === 'preview' ? 'previewed' : 'imported') : run.state
  return (
    <Tag icon={marks[state].icon} kind={marks[state].kind}>
      {words.t(`imports.state.${state}`)}
    </Tag>
  )
}

/** How a run stands, in a sentence that says what was kept. */
export function runSentence(words: Words, { state, step, cancelAsked, result, problem }: ImportRun): string {
  switch (state) {
    case 'waiting':
      return words.t(step === 'preview' ? 'imports.run.preview-waiting' : 'imports.run.import-waiting')
    case 'running':
      if (cancelAsked) return words.t('imports.run.cancelling')
      return words.t(step === 'preview' ? 'imports.run.preview-running' : 'imports.run.import-running')
    case 'done':
      return step === 'preview' ? words.t('imports.run.preview-done') : words.t('imports.run.import-done', { plans: result?.plans ?? 0 })
    case 'unreadable':
      return problem === null ? words.t('imports.state.unreadable') : words.t(`imports.unreadable.${problem.problem}`, problem.values)
    default:
      return words.t(`imports.run.${state}`)
  }
}

/** Whether a run waits or works. */
export const isUnderWay = ({ state }: ImportRun): boolean => state === 'waiting' || state === 'running'

const dayMs = 86_400_000

/** The day on which the file of a run is removed. */
export const fileUntil = ({ uploadedAt }: ImportRun): Date => new Date(uploadedAt.getTime() + fileDays * dayMs)
