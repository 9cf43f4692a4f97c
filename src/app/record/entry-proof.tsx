import type { Words } from '#kernel/i18n.ts'
import { ButtonLink, Bytes, Details, Fingerprint, Flow, Note, Proof, Rosette, Row, Section, to } from '#ui'
import type { EntryPageFacts } from './entry-query.ts'

interface Props {
  readonly words: Words
  readonly facts: EntryPageFacts
}

/** Why an entry can be trusted: its fingerprint, its way through the tree, the signatures; then what this does not prove. */
export function Trust({ words, facts: { entry, proof } }: Props) {
  const hash = entry.leafHash.toString('hex')
  if (proof === null) {
    return (
      <Section id="trust" title={words.t('record.trust.title')}>
        <Note>{words.t('record.trust.pending')}</Note>
      </Section>
    )
  }
  const names = proof.checkpoint.signatures.map(({ name }) => name)
  return (
    <Section id="trust" title={words.t('record.trust.title')} intro={words.t('record.trust.intro')}>
      <Flow space={5}>
        <Proof
          words={words}
          witnesses={names.length - 1}
          steps={[
            {
              title: words.t('record.trust.leaf'),
              text: words.t('record.trust.leaf-text'),
              children: (
                <p>
                  <Fingerprint hash={hash} />
                </p>
              ),
            },
            {
              title: words.t('record.trust.tree'),
              text: words.t('record.trust.tree-text', { n: proof.steps.length }),
              children:
                proof.steps.length === 0 ? null : (
                  <Details summary={words.t('record.trust.steps', { n: proof.steps.length })}>
                    <Bytes>{proof.steps.map((step) => step.hash.toString('hex')).join('\n')}</Bytes>
                  </Details>
                ),
            },
            {
              title: words.t('record.trust.signed'),
              text: words.t('record.trust.signed-text', { n: proof.checkpoint.size, date: words.dateTime(proof.checkpoint.signedAt) }),
              children: (
                <ul class="list">
                  {names.map((name) => (
                    <li class="small">
                      <bdi dir="ltr">{name}</bdi>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        {names.length < 2 ? <p>{words.t('record.trust.unwitnessed')}</p> : null}
        <Note>{words.t('record.trust.limit')}</Note>
      </Flow>
    </Section>
  )
}

/** How to check an entry: its proof file, its bytes, the signed checkpoint, its seal. */
export function Check({ words, facts: { entry, proof } }: Props) {
  const { index } = entry
  const hash = entry.leafHash.toString('hex')
  return (
    <Section id="check" title={words.t('record.check.title')} intro={words.t('record.check.intro')}>
      <Flow space={5}>
        <Row>
          {index === null || proof === null ? null : (
            <ButtonLink href={`/record/receipt/${index}`} icon="download">
              {words.t('record.check.receipt')}
            </ButtonLink>
          )}
          <ButtonLink quiet href={to(words, '/record/verify')}>
            {words.t('record.check.how')}
          </ButtonLink>
        </Row>
        <Details summary={words.t('record.check.bytes')} open>
          <Bytes>{entry.leaf.toString('utf8')}</Bytes>
          <p>{words.t('record.check.size', { n: entry.leaf.length })}</p>
        </Details>
        {proof === null ? null : (
          <Details summary={words.t('record.check.checkpoint')}>
            <Bytes>{proof.checkpoint.note}</Bytes>
          </Details>
        )}
        {proof === null ? null : (
          <div class="seal-mini">
            <Rosette hash={hash} />
            <p>
              {words.t('record.check.seal')}
              <span>{words.t('record.check.seal-text')}</span>
            </p>
          </div>
        )}
      </Flow>
    </Section>
  )
}
