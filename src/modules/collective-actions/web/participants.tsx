import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { byName, isGovernment, type Member, type MemberKind, MemberName, memberKinds, memberName } from '#modules/members'
import { Chips, Details, Items, Ledger, type LedgerRow, Muted, Note, StageTag, Subhead, Tag, Time, to } from '#ui'
import type { Participant } from '../queries/action-page.ts'
import { contributionKinds } from '../vocabulary.ts'
import { Contribution, kindText, meansOf } from './contribution-text.tsx'
import { bringsOf, filterPath, type ParticipantFilter, passes, rowId } from './participant-filter.ts'

interface Props {
  readonly words: Words
  readonly participants: readonly Participant[]
}

/** Chips by what is brought, and by who brings it: plain addresses, with counts. */
export function ParticipantFilters({ words, participants, filter, slug }: Props & { filter: ParticipantFilter; slug: string }) {
  const href = (change: Partial<ParticipantFilter>) => to(words, filterPath(slug, { ...filter, ...change }))
  const among = (change: Partial<ParticipantFilter>) => participants.filter((it) => passes({ ...filter, ...change }, it)).length
  const present = memberKinds.filter((kind) => participants.some(({ member }) => member.kind === kind))
  const anyTold = participants.some(({ participation }) => participation.contributions.length > 0)
  const all = words.t('actions.filter.all')
  return (
    <>
      {anyTold ? (
        <Chips
          words={words}
          label={words.t('actions.filter.brings')}
          items={[
            { href: href({ brings: null }), text: all, count: among({ brings: null }), current: filter.brings === null },
            ...contributionKinds.map((brings) => ({
              href: href({ brings }),
              text: kindText(words, brings),
              count: among({ brings }),
              current: filter.brings === brings,
            })),
          ]}
        />
      ) : null}
      {present.length < 2 ? null : (
        <Chips
          words={words}
          label={words.t('actions.filter.kind')}
          items={[
            { href: href({ kind: null }), text: all, count: among({ kind: null }), current: filter.kind === null },
            ...present.map((kind) => ({
              href: href({ kind }),
              text: words.t(`actions.kinds.${kind}`),
              count: among({ kind }),
              current: filter.kind === kind,
            })),
          ]}
        />
      )}
    </>
  )
}

/** Who takes part, by kind of member, with what and how far. */
export function ParticipantLedgers({ words, participants }: Props) {
  const told = participants.some(({ participation }) => participation.contributionsTold)
  const sort = byName(words)
  return (
    <>
      {memberKinds.map((kind) => {
        const rows = participants.filter(({ member }) => member.kind === kind).sort((a, b) => sort(a.member, b.member))
        if (rows.length === 0) return null
        return (
          <Ledger
            words={words}
            title={words.t(`actions.kinds.${kind}`)}
            count={rows.length}
            organisations={!isGovernment({ kind })}
            rows={rows.map((it) => rowOf(words, it, told))}
          />
        )
      })}
    </>
  )
}

/** `told`: somebody's contributions are told, so that the silence about the others is said beside each. */
function rowOf(words: Words, it: Participant, told: boolean): LedgerRow {
  const { member, participation, standing } = it
  const notes = [
    ...(told && !participation.contributionsTold ? [words.t('actions.untold')] : []),
    ...(participation.reservationMade ? [<a href={`#r-${member.slug}`}>{words.t('actions.with-reservation')}</a>] : []),
  ]
  return {
    id: rowId(member),
    code: member.fictional ? undefined : (member.country ?? undefined),
    name: <MemberName member={member} words={words} />,
    href: to(words, `/members/${member.slug}`),
    note:
      notes.length === 0
        ? undefined
        : notes.map((note, at) => (
            <>
              {at > 0 ? ' · ' : ''}
              {note}
            </>
          )),
    means: bringsOf(it).map(meansOf),
    status: standing === null ? undefined : <StageTag words={words} stage={standing.state === 'carried' ? standing.stage : 'joined'} />,
  }
}

interface ContributionsProps extends Props {
  readonly members: ReadonlyMap<string, Member>
  /** What the reader may do with a contribution. */
  readonly actionsFor: (participant: Participant, contributionId: string) => Child
}

/** What each participant brings, in its own words, with its reservation. */
export function ContributionsOfAll({ words, participants, members, actionsFor }: ContributionsProps) {
  const shown = participants.filter(({ participation }) => participation.contributionsTold)
  if (shown.length === 0) return null
  return (
    <>
      <Subhead level={3} id="contributions">
        {words.t('actions.contributions')}
      </Subhead>
      <Items class="list">
        {shown.map((it) => (
          <li id={`c-${it.member.slug}`}>
            <h4>
              <MemberName member={it.member} words={words} />
            </h4>
            <Items class="flow">
              {it.participation.contributions.map((contribution) => (
                <Contribution
                  words={words}
                  contribution={contribution}
                  receiver={nameOf(words, members.get(contribution.receivedBy ?? ''))}
                  actions={actionsFor(it, contribution.id)}
                />
              ))}
            </Items>
            <Reservation words={words} participant={it} />
          </li>
        ))}
      </Items>
    </>
  )
}

const nameOf = (words: Words, member: Member | undefined): Child =>
  member === undefined ? words.t('actions.someone') : <MemberName member={member} words={words} />

const Reservation = ({ words, participant: { member, participation } }: { words: Words; participant: Participant }) => (
  <ReservationText words={words} participation={participation} id={`r-${member.slug}`} />
)

function ReservationText({ words, participation, id }: { words: Words; participation: Participant['participation']; id?: string }) {
  if (!participation.reservationMade) return null
  return (
    <p id={id}>
      <b>{words.t('actions.field.reservation-short')}</b>:{' '}
      {participation.reservation === null ? (
        <Muted>{words.t('actions.words-erased')}</Muted>
      ) : (
        <bdi dir="auto">{participation.reservation}</bdi>
      )}
    </p>
  )
}

/** Who withdrew, when, and why if a reason was given. Nothing of it is ever taken off the page. */
export function Withdrawn({ words, participants, members }: Props & { readonly members: ReadonlyMap<string, Member> }) {
  if (participants.length === 0) return null
  return (
    <Details summary={words.t('actions.withdrawn.summary', { n: participants.length })}>
      <Items class="list">
        {participants.map(({ member, participation: it }) => (
          <li id={`p-${it.id}`}>
            <b>
              <MemberName member={member} words={words} />
            </b>{' '}
            <Tag icon="door-exit">{words.t('common.stage.withdrew')}</Tag>{' '}
            {words.rich('actions.withdrawn.dates', {
              joined: <Time words={words} date={it.joinedAt} />,
              left: <Time words={words} date={it.withdrawnAt ?? it.joinedAt} />,
            })}{' '}
            {it.withdrawalReason === null ? (
              words.t(it.withdrawalReasonGiven ? 'actions.withdrawn.reason-erased' : 'actions.withdrawn.no-reason')
            ) : (
              <bdi dir="auto">{it.withdrawalReason}</bdi>
            )}
            {it.contributions.length === 0 ? null : (
              <Items class="flow">
                {it.contributions.map((contribution) => (
                  <Contribution
                    words={words}
                    contribution={contribution}
                    receiver={nameOf(words, members.get(contribution.receivedBy ?? ''))}
                  />
                ))}
              </Items>
            )}
            <ReservationText words={words} participation={it} />
          </li>
        ))}
      </Items>
    </Details>
  )
}

/** Said once where nobody's contributions are told: the source says who joined, not with what. */
export const UntoldNote = ({ words, participants }: Props) =>
  participants.length === 0 || participants.some(({ participation }) => participation.contributionsTold) ? null : (
    <Note>
      <p>
        {words.t('actions.untold-all')} <a href={to(words, '/source')}>{words.t('actions.untold-source')}</a>
      </p>
    </Note>
  )

/** The kinds of member among participants, for the sentence at the head of the page. */
export const countOf = (participants: readonly Participant[], test: (kind: MemberKind) => boolean): number =>
  participants.filter(({ member }) => test(member.kind)).length

/** A member's name as plain text. */
export const plainName = (words: Words, member: Member): string => memberName(member, words).text
