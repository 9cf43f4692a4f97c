import type { Words } from '#kernel/i18n.ts'
import { kindKey, type PublicMandate } from '#modules/accounts'
import { Details, Entry, Flow, List, Section, to } from '#ui'
import type { MemberPage } from './member-page.ts'

interface Props {
  readonly words: Words
  readonly facts: MemberPage
}

/** Who may act for the member: kinds of mandate, since when, by which entry. Never whose they are. */
export const ContactPart = ({ words, facts }: Props) => (
  <Section id="contact" title={words.t('members.profile.contact')} intro={words.t('members.profile.contact-intro')}>
    <Flow>
      {facts.mandates.length === 0 ? (
        <p>{words.t('members.profile.contact-none')}</p>
      ) : (
        <Mandates words={words} facts={facts} mandates={facts.mandates} />
      )}
      {facts.pastMandates.length === 0 ? null : (
        <Details summary={words.t('members.profile.contact-past', { n: facts.pastMandates.length })}>
          <Mandates words={words} facts={facts} mandates={facts.pastMandates} />
        </Details>
      )}
    </Flow>
  </Section>
)

const Mandates = ({ words, facts, mandates }: Props & { mandates: readonly PublicMandate[] }) => (
  <List>
    {mandates.map((mandate) => {
      const path = facts.entryPaths.get(mandate.entryId)
      return (
        <Entry
          title={words.t(kindKey(mandate.kind))}
          href={path === undefined ? undefined : to(words, path)}
          text={
            mandate.revokedAt === null
              ? words.t('members.profile.mandate-since', { date: mandate.grantedAt })
              : words.t('members.profile.mandate-until', { from: mandate.grantedAt, until: mandate.revokedAt })
          }
        />
      )
    })}
  </List>
)
