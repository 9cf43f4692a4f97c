import type { Db } from '#kernel/database.ts'
import { type Words, words as wordsIn } from '#kernel/i18n.ts'
import { type Language, textFor } from '#kernel/languages.ts'
import { commitmentsOfVersion, proseFields, type VersionCommitment, versionsOfPlan } from '#modules/action-plans'
import { splitParagraphs } from '../rules/paragraphs.ts'

/** The commitments of the newest version of a plan, in its order; none while no draft is published. */
export async function draftCommitments(db: Db, planId: string): Promise<readonly VersionCommitment[]> {
  const newest = (await versionsOfPlan(db, planId)).at(-1)
  return newest === undefined ? [] : commitmentsOfVersion(db, planId, newest.version)
}

/** A draft plan as paragraphs to put under consultation: each commitment's title, its fields and its milestones. */
export const paragraphsOfDraft = (commitments: readonly VersionCommitment[], language: Language): readonly string[] =>
  commitments.flatMap((commitment) => paragraphsOfCommitment(commitment, wordsIn(language)))

function paragraphsOfCommitment({ reference, content, prose }: VersionCommitment, words: Words): readonly string[] {
  const labelled = (label: string, text: string) => splitParagraphs(text).map((said, at) => (at === 0 ? `${label}\n${said}` : said))
  return [
    `${reference} · ${textFor(content.title, words.lang).text}`,
    ...proseFields.flatMap((field) => {
      const text = prose[field]
      return text === undefined ? [] : labelled(words.t(`plans.prose.${field}`), textFor(text, words.lang).text)
    }),
    ...content.milestones.map(({ title, due }) =>
      due === null
        ? textFor(title, words.lang).text
        : words.t('amendments.edit.milestone', { title: textFor(title, words.lang).text, due: new Date(`${due}T00:00:00Z`) }),
    ),
  ]
}
