import type { Words } from '#kernel/i18n.ts'
import { Flow, Section } from '../parts/structure.tsx'
import { Markdown } from '../text/markdown.tsx'
import { WordDifference } from '../text/word-difference.tsx'

/** What people write, and what changed between two versions of it. */
export const TextSamples = ({ words }: { words: Words }) => (
  <Section id="texts" title={words.t('gallery.section.texts')}>
    <Flow space={6}>
      <h3>{words.t('gallery.sample.markdown-title')}</h3>
      <Markdown words={words} text={words.t('gallery.sample.markdown')} />
      <WordDifference words={words} before={words.t('gallery.sample.before')} after={words.t('gallery.sample.after')} />
    </Flow>
  </Section>
)
