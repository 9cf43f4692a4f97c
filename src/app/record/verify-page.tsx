import type { Words } from '#kernel/i18n.ts'
import type { PublishedCheckpoint } from '#record'
import { Bytes, Crumbs, Flow, Head, Note, Section, Table, to, Wrap } from '#ui'

interface Props {
  readonly words: Words
  readonly origin: string
  readonly checkpoint: PublishedCheckpoint | null
  readonly keys: readonly string[]
}

const limits = ['truth', 'fork', 'missing', 'erased'] as const
const addresses = [
  ['checkpoint', '/checkpoint'],
  ['keys', '/record/keys'],
  ['entries', '/tile/entries/'],
  ['receipt', '/record/receipt/0'],
] as const

/** How anyone recomputes the record, with our command or another program, and what no calculation can exclude. */
export const VerifyPage = ({ words, origin, checkpoint, keys }: Props) => (
  <Wrap>
    <Crumbs
      words={words}
      trail={[{ href: to(words, '/record'), text: words.t('common.nav.record') }]}
      here={words.t('common.foot.verify')}
    />
    <Head title={words.t('record.verify.title')} lede={words.t('record.verify.lede')} />
    <Section id="command" title={words.t('record.verify.command')}>
      <Flow>
        <p>{words.t('record.verify.command-text')}</p>
        <Bytes>{`npx parvis verify ${origin}`}</Bytes>
      </Flow>
    </Section>
    <Section id="program" title={words.t('record.verify.other')}>
      <Flow>
        <p>{words.t('record.verify.other-text')}</p>
        <Table
          caption={words.t('record.verify.addresses')}
          columns={[{ label: words.t('record.change.field') }, { label: words.t('record.table.what'), stack: '' }]}
          rows={addresses.map(([name, path]) => ({
            cells: [<Address path={path} checkpoint={checkpoint} />, words.t(`record.verify.address.${name}`)],
          }))}
        />
        {keys.length === 0 ? null : <Bytes>{keys.join('\n')}</Bytes>}
      </Flow>
    </Section>
    <Section id="now" title={words.t('record.verify.now')}>
      {checkpoint === null ? <p>{words.t('record.list.unsealed')}</p> : <Now words={words} checkpoint={checkpoint} />}
    </Section>
    <Section id="limits" title={words.t('record.verify.limits')}>
      <Flow>
        {limits.map((limit) => (
          <Note>{words.t(`record.verify.limit.${limit}`)}</Note>
        ))}
      </Flow>
    </Section>
  </Wrap>
)

/** A bundle exists once something is sealed: its address names how many entries it holds until it is full. */
function Address({ path, checkpoint }: { path: string; checkpoint: PublishedCheckpoint | null }) {
  const size = checkpoint?.size ?? 0
  const address = path === '/tile/entries/' ? `/tile/entries/000${size < 256 ? `.p/${size}` : ''}` : path
  const served = path === '/record/keys' || size > 0
  return served ? (
    <a href={address} dir="ltr">
      {address}
    </a>
  ) : (
    <code dir="ltr">{address}</code>
  )
}

const Now = ({ words, checkpoint }: { words: Words; checkpoint: PublishedCheckpoint }) => (
  <Flow>
    <p>
      {words.t('record.list.sealed', { n: checkpoint.size })},{' '}
      <time datetime={checkpoint.signedAt.toISOString()}>{words.dateTime(checkpoint.signedAt)}</time>
    </p>
    <Bytes>{checkpoint.note}</Bytes>
    {checkpoint.signatures.length < 2 ? <p>{words.t('record.trust.unwitnessed')}</p> : null}
  </Flow>
)
