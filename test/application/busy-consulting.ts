import { findMember } from '#modules/members'
import { append, factFrom } from '#record'
import { consultationAnnounced } from '../../src/modules/consultations/projectors/consultation.ts'
import type { Client } from '../client.ts'
import { announcement } from '../consultation-scene.ts'
import type { World } from '../world.ts'

const submissionOf = (body: string) => /name="submission" value="([^"]+)"/.exec(body)?.[1] ?? ''

/** Leaves a consultation in which people propose: a proposal of the organiser's own contact, argued about, a text amended, a statement that waits, a meeting. */
export async function busyConsulting(w: World, contact: Client): Promise<string> {
  const member = await findMember(w.db, 'exampleland')
  const about = { consultation: w.ctx.newId(), member: member?.id ?? '' }
  const { submission: _, planId: __, actionId: ___, ...told } = announcement
  const phases = [
    { kind: 'statements', from: '2026-11-01', to: '2026-12-31' },
    { kind: 'proposals', from: '2026-11-01', to: '2026-12-31' },
    { kind: 'amendments', from: '2026-11-01', to: '2026-12-31' },
    { kind: 'answers', from: '2027-01-01', to: '2027-01-31' },
  ] as const
  const data = { ...told, phases: [...phases], slug: 'following-public-money', fictional: true }
  const fact = factFrom(w.ctx, { by: { kind: 'instance' }, about, data, at: new Date('2026-10-01T12:00:00Z') })
  await w.db.transaction().execute((trx) => append(trx, consultationAnnounced, fact))
  const list = '/en/consultations/following-public-money/proposals'
  const post = async (client: Client, path: string, form: Readonly<Record<string, string>>) => {
    const patience = (body: string) => /name="patience" value="([^"]+)"/.exec(body)?.[1]
    const first = await client.post(path, form)
    const token = first.status === 422 ? patience(first.body) : undefined
    if (token !== undefined) w.advance(1 / 1440)
    const { status, location } = token === undefined ? first : await client.post(path, { ...form, patience: token })
    if (status !== 303) throw new Error(`${path} answered ${status}`)
    return location ?? ''
  }
  const submission = submissionOf((await contact.get(`${list}/new`)).body)
  const words = { title: 'Publish every invoice', text: 'Within a month.', language: 'en', step: 'check' }
  await post(contact, `${list}/new`, { ...words, submission })
  await post(contact, `${list}/1/arguments`, { submission, side: 'for', text: 'It costs little.' })
  await post(contact, `${list}/1/invitations`, { submission })
  const at = list.replace('/proposals', '')
  await post(contact, `${at}/texts/new`, {
    submission,
    title: 'Draft decree',
    language: 'en',
    text: 'Contracts are published.',
    version: '0',
    step: 'publish',
  })
  const paragraph = /\/texts\/1\/paragraphs\/[0-9a-f-]{36}/.exec((await contact.get(`${at}/texts/1`)).body)?.[0] ?? ''
  const amended = { submission, version: '1', language: 'en', words: 'Contracts are published at once.', reason: 'Sooner' }
  await post(contact, `${at}${paragraph}?change=other-words`, amended)
  await post(contact, `${at}/organiser-statements`, { submission, texts: 'Invoices are public' })
  await post(contact, `${at}/suggestions`, { submission, text: 'Contracts are public' })
  await post(contact, `${at}/meetings`, {
    submission,
    title: 'A meeting',
    startsAt: '2026-12-01T17:00',
    endsAt: '2026-12-01T19:00',
    place: 'Town hall',
  })
  return list
}
