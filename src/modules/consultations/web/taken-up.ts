import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import type { TakenUpInput } from '#modules/action-plans'
import { inputPath } from '../queries/input-path.ts'
import { inputsTakenUpIn } from '../queries/taken-up.ts'
import { inputName } from './answer-marks.tsx'

/** What people gave that a commitment took up, as its page shows it. */
export async function takenUpIn(db: Db, words: Words, commitmentId: string): Promise<readonly TakenUpInput[]> {
  return (await inputsTakenUpIn(db, commitmentId)).flatMap(({ row, slug, answerId, answeredAt }) =>
    row.decision === null
      ? []
      : [
          {
            label: inputName(words, row),
            words: row.words === null || row.language === null ? null : { text: row.words, lang: row.language },
            href: inputPath(slug, row),
            answerHref: `/consultations/${slug}/answers/${answerId}`,
            decision: words.t(`answers.decision.${row.decision}`),
            answeredAt,
          },
        ],
  )
}
