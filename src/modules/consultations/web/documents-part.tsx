import type { Words } from '#kernel/i18n.ts'
import { Entry, List, LocalText, Section, Time } from '#ui'
import type { ConsultationParts } from '../queries/consultation-page.ts'

/** What there is to read before taking part. Nothing when nothing was added. */
export const DocumentsPart = ({ words, parts: { documents } }: { words: Words; parts: ConsultationParts }) =>
  documents.length === 0 ? null : (
    <Section id="documents" title={words.t('consultations.documents.title')} intro={words.t('consultations.documents.intro')}>
      <List>
        {documents.map(({ title, link, language, addedAt }) => (
          <Entry
            title={<LocalText words={words} text={title} />}
            href={link}
            text={
              <>
                {words.language(language)} · {words.rich('consultations.documents.added', { day: <Time words={words} date={addedAt} /> })}
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
