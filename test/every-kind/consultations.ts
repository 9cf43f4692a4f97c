import type { Context } from '#kernel/context.ts'

type Add = (kind: string, about: Record<string, string>, data: unknown, disclosures?: Record<string, string>) => Promise<void>

const words = (en: string) => ({ original: 'en', en })

/** Appends one fact of every kind about consultations, in an order each can be projected. */
export async function appendConsultationFacts(ctx: Context, add: Add, member: string, hostile: string): Promise<void> {
  const consultation = ctx.newId()
  const about = { consultation, member }
  await appendAnnouncement(add, about, hostile)
  await appendMeetings(ctx, add, about)
  const participant = ctx.newId()
  const statement = { statement: ctx.newId(), number: 1, origin: 'participant', language: 'en' }
  await add('statement-accepted', { ...about, participant }, statement, { text: hostile })
  await add('statement-refused', { ...about, participant }, { statement: ctx.newId(), ground: 'off-topic' })
  const proposal = await appendProposals(ctx, add, about, hostile)
  const amendment = await appendAmendments(ctx, add, about, hostile)
  await appendAnswers(ctx, add, about, proposal, amendment)
  await add('supports-counted', about, { counts: [{ kind: 'proposal', id: proposal, supports: 3 }] })
  const counted = { participants: 40, votes: 900, inputs: { proposal: 3, amendment: 1, statement: 1, argument: 1 } }
  const matrix = { digest: 'ab'.repeat(32), participants: 38, statements: 1, votes: 890, suppressed: 2 }
  await add('consultation-closed', about, { ...counted, matrix })
  const report = { report: ctx.newId(), version: 1, summary: words('Forty came.'), changed: words('One paragraph.'), link: null }
  await add('consultation-report-published', about, report)
}

interface Organised {
  readonly consultation: string
  readonly member: string
}

async function appendAnnouncement(add: Add, about: Organised & Record<string, string>, hostile: string): Promise<void> {
  await add('consultation-announced', about, {
    slug: 'public-money',
    subject: 'local-question',
    title: words(`Public money ${hostile}`),
    purpose: words('What should be opened first?'),
    questions: [words('Which contracts?')],
    open: [words('The order')],
    settled: [{ what: words('The budget'), why: words('It was voted') }],
    decider: words('The ministry'),
    themes: [{ id: 'contracts', name: words('Contracts') }],
    languages: ['en', 'fr'],
    audience: 'anyone',
    residency: null,
    phases: [
      { kind: 'statements', from: '2026-12-10', to: '2026-12-31' },
      { kind: 'answers', from: '2027-01-01', to: '2027-01-31' },
    ],
    owed: ['proposal', 'amendment'],
    fictional: true,
  })
  await add('consultation-extended', about, {
    phase: 'statements',
    before: '2026-12-31',
    after: '2027-01-10',
    reason: words('Many were late'),
  })
}

async function appendMeetings(ctx: Context, add: Add, about: Organised & Record<string, string>): Promise<void> {
  const document = { document: ctx.newId(), title: words('The draft'), link: 'https://example.org/draft', language: 'en', digest: null }
  await add('consultation-document-added', about, document)
  const called = (meeting: string) => ({
    meeting,
    title: words('A meeting'),
    startsAt: '2026-12-12T17:00:00.000Z',
    endsAt: '2026-12-12T19:00:00.000Z',
    place: words('Town hall'),
    link: null,
    agenda: [words('Questions')],
  })
  const [held, cancelled] = [ctx.newId(), ctx.newId()]
  await add('consultation-meeting-called', about, called(held))
  await add('consultation-meeting-called', about, called(cancelled))
  await add('consultation-meeting-cancelled', about, { meeting: cancelled, reason: words('No room') })
  const attendance = { public: 12, 'civil-society': 3, government: 2, others: 0 }
  await add('consultation-meeting-held', about, { meeting: held, attendance, minutes: words('All spoke.'), minutesLink: null })
}

async function appendProposals(ctx: Context, add: Add, { consultation, member }: Organised, hostile: string): Promise<string> {
  const ids = [ctx.newId(), ctx.newId(), ctx.newId()]
  const [first = '', second = '', third = ''] = ids
  const participant = ctx.newId()
  const described = { language: 'en', theme: 'contracts', attachments: 1 }
  const told = { title: hostile, text: 'Publish them', 'attachment-1': 'https://example.org/one' }
  for (const [at, proposal] of ids.entries()) {
    const data = { proposal, number: at + 1, authorKind: 'person', ...described }
    await add('proposal-submitted', { consultation, proposal, participant }, data, told)
  }
  const about = { consultation, proposal: first, participant }
  await add('proposal-revised', about, { proposal: first, revision: ctx.newId(), version: 2, ...described }, told)
  const cosigner = { ...about, participant: ctx.newId() }
  await add('proposal-author-added', cosigner, { proposal: first, authorKind: 'organisation' }, { signature: 'Example Watch' })
  const clarified = { clarification: ctx.newId(), proposal: first, text: words('The law says so') }
  await add('proposal-clarified', { consultation, proposal: first, member }, clarified)
  const argument = ctx.newId()
  const side = { argument, proposal: first, side: 'for', language: 'en', authorKind: 'person' }
  await add('argument-made', about, side, { text: hostile })
  const reply = { reply: ctx.newId(), argument, language: 'en', authorKind: 'person' }
  await add('argument-reply-made', about, reply, { text: 'Indeed' })
  await add('argument-withdrawn', about, { argument })
  await add('proposals-merged', { consultation, proposal: first }, { into: first, merged: [second], reason: null })
  await add('proposal-split', { consultation, proposal: third }, { proposal: third, into: [first, second], reason: null })
  await add(
    'proposal-withdrawn',
    { ...about, proposal: third },
    { proposal: third, reasonGiven: true },
    { reason: 'Said better elsewhere' },
  )
  return first
}

async function appendAmendments(ctx: Context, add: Add, { consultation, member }: Organised, hostile: string): Promise<string> {
  const [text, paragraph, amendment, second] = [ctx.newId(), ctx.newId(), ctx.newId(), ctx.newId()]
  const version = { text, title: words('The draft'), language: 'en', paragraphs: [{ id: paragraph, words: 'Contracts are published.' }] }
  await add('text-version-published', { consultation, member, text }, { ...version, version: 1, amendments: [] })
  const participant = ctx.newId()
  const proposed = { text, version: 1, paragraph, change: 'other-words', language: 'en', authorKind: 'person' }
  const said = { words: hostile, reason: 'Clearer' }
  await add('amendment-submitted', { consultation, text, amendment, participant }, { amendment, number: 1, ...proposed }, said)
  await add(
    'amendment-submitted',
    { consultation, text, amendment: second, participant },
    { amendment: second, number: 2, ...proposed },
    said,
  )
  await add('amendment-withdrawn', { consultation, text, amendment: second, participant }, { amendment: second, reasonGiven: false })
  await add('text-version-published', { consultation, member, text }, { ...version, version: 2, amendments: [amendment] })
  return amendment
}

async function appendAnswers(ctx: Context, add: Add, about: Organised & Record<string, string>, proposal: string, amendment: string) {
  const inputs = [
    { kind: 'proposal', id: proposal },
    { kind: 'amendment', id: amendment },
  ]
  await add('answer-assigned', about, { inputs, institution: words('Ministry of Finance') })
  const answer = {
    answer: ctx.newId(),
    inputs,
    decision: 'partly',
    reason: words('Payments, yes.'),
    words: words('including payments'),
    takenUpIn: [{ kind: 'commitment', plan: null, commitment: ctx.newId() }],
    institution: words('Ministry of Finance'),
    secondReader: ctx.newId(),
  }
  await add('answer-published', { ...about, proposal }, answer)
  await add('answer-revised', { ...about, proposal }, { ...answer, version: 2 })
}
