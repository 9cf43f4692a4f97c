import type { ActionPage, Participant } from '../queries/action-page.ts'

/** One participation as files give it: ids, codes and words, the same in every language. */
function recordOf({ member, participation, standing }: Participant) {
  return {
    member: member.slug,
    name: member.name[member.name.original] ?? '',
    kind: member.kind,
    country: member.country,
    fictional: member.fictional,
    source: participation.contributionsTold ? null : member.source,
    joinedAt: participation.joinedAt.toISOString(),
    withdrawnAt: participation.withdrawnAt?.toISOString() ?? null,
    contributionsTold: participation.contributionsTold,
    reservation: participation.reservation,
    reservationMade: participation.reservationMade,
    plan: standing === null ? null : standing.state === 'carried' ? standing.stage : standing.state,
    commitments: standing?.state === 'carried' ? standing.references : [],
    entry: participation.entryId,
    contributions: participation.contributions.map(({ id, current, state }) => ({
      id,
      state,
      ...current,
      toldAt: current.toldAt.toISOString(),
    })),
  }
}

/** Everything about who takes part in an action, past participations included. Invented members are marked. */
export const participantsJson = ({ action, participants, past }: ActionPage, origin: string) => ({
  action: { id: action.id, number: action.number, slug: action.slug, title: action.title, address: `${origin}/en/actions/${action.slug}` },
  participants: [...participants, ...past].map(recordOf),
})

const columns = [
  'member',
  'name',
  'kind',
  'country',
  'fictional',
  'source',
  'joinedAt',
  'withdrawnAt',
  'contributionsTold',
  'reservationMade',
  'plan',
  'entry',
] as const

/** A cell (RFC 4180). A text that a spreadsheet would run as a formula is shown as text. */
function cell(value: string | boolean | null): string {
  const text = value === null ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One row per participation: comma-separated, UTF-8 with its mark, so that spreadsheets read accents. */
export function participantsCsv({ participants, past }: ActionPage): string {
  const rows = [...participants, ...past].map((it) => {
    const record = recordOf(it)
    const contributions = record.contributions.map(({ kind, description }) => `${kind}: ${description ?? ''}`).join(' | ')
    return [...columns.map((column) => cell(record[column])), cell(record.reservation), cell(contributions)].join(',')
  })
  return `\ufeff${[[...columns, 'reservation', 'contributions'].join(','), ...rows].join('\r\n')}\r\n`
}
