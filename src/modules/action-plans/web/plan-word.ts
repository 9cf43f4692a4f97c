import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Words } from '#kernel/i18n.ts'
import { direction, type LocalizedText, textFor } from '#kernel/languages.ts'
import { memberName } from '#modules/members'
import { plainText } from '#ui'
import type { PlanOnPage } from '../queries/plan-page.ts'
import type { PlanVersion, VersionCommitment } from '../queries/plan-versions.ts'
import { planName } from '../queries/plans.ts'
import { type CommitmentContent, proseFields } from '../vocabulary.ts'
import { dateOf, periodText } from './plan-words.tsx'
import { templateFacts } from './template-facts.ts'

/** Writes paragraphs of one language: from right to left in Arabic, down to each run and table. */
function writerOf(words: Words) {
  const rtl = words.dir === 'rtl'
  const paragraph = (
    text: string,
    more: { heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]; bold?: boolean; rtl?: boolean } = {},
  ) => {
    const right = more.rtl ?? rtl
    return new Paragraph({
      bidirectional: right,
      spacing: { after: 120 },
      ...(more.heading === undefined ? {} : { heading: more.heading }),
      children: [new TextRun({ text, rightToLeft: right, ...(more.bold === true ? { bold: true } : {}) })],
    })
  }
  const prose = (text: LocalizedText): Paragraph[] => {
    const shown = textFor(text, words.lang)
    const right = direction(shown.lang) === 'rtl'
    const lines = shown.text.split(/\n{2,}/).map((part) => paragraph(plainText(part), { rtl: right }))
    return shown.lang === words.lang ? lines : [...lines, paragraph(words.t('common.original', { language: words.language(shown.lang) }))]
  }
  const cell = (text: string, bold = false) => new TableCell({ children: [paragraph(text, { bold })] })
  const table = (rows: readonly (readonly string[])[], headed: boolean) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: rtl,
      rows: rows.map(
        (cells, at) =>
          new TableRow({
            tableHeader: headed && at === 0,
            children: cells.map((text, column) => cell(text, headed ? at === 0 : column === 0)),
          }),
      ),
    })
  return { paragraph, prose, table }
}

type Writer = ReturnType<typeof writerOf>

/** The newest version of a plan as a Word document in the partnership's template, in the reader's language. */
export async function planWord(
  words: Words,
  { plan, member }: PlanOnPage,
  version: PlanVersion | null,
  commitments: readonly VersionCommitment[],
): Promise<Uint8Array> {
  const write = writerOf(words)
  const title = words.t('plans.page.title', { plan: planName(plan, words), member: memberName(member, words).text })
  const said = version === null ? words.t('plans.page.no-version') : words.t(`plans.version.${version.kind}`, { version: version.version })
  const document = new Document({
    title,
    creator: memberName(member, words).text,
    styles: { default: { document: { run: { language: { value: words.lang, bidirectional: words.lang }, size: 22 } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
          }),
        },
        children: [
          write.paragraph(title, { heading: HeadingLevel.TITLE }),
          write.paragraph(`${periodText(words, plan)}. ${said}`),
          ...(plan.fictional ? [write.paragraph(words.t('common.fictional.mark'), { bold: true })] : []),
          ...commitments.flatMap((commitment) => commitmentParts(words, write, commitment)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function commitmentParts(words: Words, write: Writer, commitment: VersionCommitment): (Paragraph | Table)[] {
  const { reference, content, prose } = commitment
  const told = proseFields.flatMap((field) => {
    const text = prose[field]
    if (text === undefined) return []
    return [write.paragraph(words.t(`plans.prose.${field}`), { heading: HeadingLevel.HEADING_2 }), ...write.prose(text)]
  })
  return [
    write.paragraph(`${reference} ${textFor(content.title, words.lang).text}`, { heading: HeadingLevel.HEADING_1 }),
    write.table(factRows(words, commitment), false),
    ...told,
    write.paragraph(words.t('plans.template.planning'), { heading: HeadingLevel.HEADING_2 }),
    write.table(planningRows(words, content), true),
  ]
}

function factRows(words: Words, commitment: VersionCommitment): readonly (readonly string[])[] {
  return templateFacts(words, commitment).map(({ term, values }) => [term, values.join('; ') || words.t('plans.template.untold')])
}

function planningRows(words: Words, content: CommitmentContent): readonly (readonly string[])[] {
  const day = (value: string | null) => (value === null ? '' : words.date(dateOf(value)))
  const heads = ['milestone', 'output', 'starts', 'due', 'owner', 'supporters'] as const
  return [
    heads.map((head) => words.t(`plans.template.${head}`)),
    ...content.milestones.map((it) => [
      textFor(it.title, words.lang).text,
      it.output === null ? '' : textFor(it.output, words.lang).text,
      day(it.from),
      day(it.due),
      it.owner ?? '',
      it.supporters.join('; '),
    ]),
  ]
}
