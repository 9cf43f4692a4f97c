import type { MessageKey, Words } from '#kernel/i18n.ts'
import { type Member, memberName } from '#modules/members'
import type { EntryOnRecord } from '#record'
import { type IconName, Note, Seal, Tag, Time, Timeline, to } from '#ui'
import type { ActionPage } from '../queries/action-page.ts'
import { type ActionSummary, actionName } from '../queries/actions.ts'

const told: Readonly<Record<string, { readonly key: MessageKey; readonly icon: IconName }>> = {
  'action-proposed': { key: 'actions.event.action-proposed', icon: 'file-plus' },
  'action-opened': { key: 'actions.event.action-opened', icon: 'lock-open' },
  'action-closed': { key: 'actions.event.action-closed', icon: 'lock' },
  'action-lead-named': { key: 'actions.event.action-lead-named', icon: 'flag' },
  'member-joined-action': { key: 'actions.event.member-joined-action', icon: 'users-plus' },
  'member-withdrew-from-action': { key: 'actions.event.member-withdrew-from-action', icon: 'door-exit' },
  'contribution-corrected': { key: 'actions.event.contribution-corrected', icon: 'pencil' },
  'contribution-delivered': { key: 'actions.event.contribution-delivered', icon: 'progress-check' },
  'contribution-receipt-confirmed': { key: 'actions.event.contribution-receipt-confirmed', icon: 'circle-check' },
}

/** The address of an entry's page, without language. */
const entryPath = ({ index, id }: EntryOnRecord) => (index === null ? `/record/pending/${id}` : `/record/${index}`)

/** What happened to an action, the newest first; an entry that waits for its seal says so. */
export function Activity({ words, page }: { words: Words; page: ActionPage }) {
  const name = (member: Member | undefined) => (member === undefined ? words.t('actions.someone') : memberName(member, words).text)
  return (
    <Timeline
      words={words}
      items={page.entries.map((entry) => {
        const { about, kind, at } = entry
        const [member, giver] = [page.members.get(about['member'] ?? ''), page.members.get(about['giver'] ?? '')]
        const { key, icon } = told[kind] ?? { key: 'actions.event.other', icon: 'notebook' }
        const invented = (member?.fictional ?? false) && !page.action.fictional
        return {
          date: at,
          icon,
          title: words.t(key, { member: name(member), giver: name(giver), kind }),
          href: to(words, entryPath(entry)),
          text: invented ? words.t('common.fictional.mark') : undefined,
          tag: entry.sealed ? undefined : <Tag icon="hourglass">{words.t('actions.being-sealed')}</Tag>,
        }
      })}
    />
  )
}

interface SealProps {
  readonly words: Words
  readonly action: ActionSummary
  readonly page: ActionPage
}

/** The seal of the newest sealed entry about the action; a note while nothing is sealed yet. */
export function ActionSeal({ words, action, page: { entries, checkpoint } }: SealProps) {
  const sealed = entries.find((entry) => entry.sealed)
  if (sealed === undefined || sealed.index === null || checkpoint === null) {
    return (
      <Note>
        <p>{words.t('actions.seal.waiting')}</p>
      </Note>
    )
  }
  const address = to(words, `/record/${sealed.index}`)
  const file = to(words, `/actions/${action.slug}/participants`)
  return (
    <Seal
      words={words}
      title={words.t('actions.seal.title')}
      hash={sealed.leafHash.toString('hex')}
      facts={[
        {
          term: words.t('actions.seal.entry'),
          detail: <a href={address}>{words.t('actions.seal.entry-number', { index: words.number(sealed.index) })}</a>,
        },
        { term: words.t('actions.seal.action'), detail: actionName(action, words).text },
        { term: words.t('actions.seal.recorded'), detail: <Time words={words} date={sealed.recordedAt} as="minute" /> },
        {
          term: words.t('actions.seal.checkpoint'),
          detail: words.rich('actions.seal.checkpoint-of', {
            size: words.number(checkpoint.size),
            date: <Time words={words} date={checkpoint.signedAt} as="minute" />,
          }),
        },
      ]}
      links={
        <>
          <a href={to(words, '/record/verify')}>{words.t('actions.seal.verify')}</a>
          <span>
            {words.rich('actions.seal.download', {
              json: (
                <a href={`${file}.json`}>
                  <bdi>JSON</bdi>
                </a>
              ),
              csv: (
                <a href={`${file}.csv`}>
                  <bdi>CSV</bdi>
                </a>
              ),
            })}
          </span>
        </>
      }
    />
  )
}
