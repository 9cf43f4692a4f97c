import { advanceImports } from '#exchange/import-runs/advance-imports.ts'
import type { Client } from '../client.ts'
import type { World } from '../world.ts'
import { busyAnswering } from './busy-answering.ts'
import { busyConsulting } from './busy-consulting.ts'
import { busyPlanning } from './busy-planning.ts'
import { linksOf } from './html.ts'
import { moderateWords } from './moderated-words.ts'

const openProcurement = '/en/actions/open-public-procurement'

const done = ({ status, body }: { status: number; body: string }, act: string) => {
  if (status !== 303) throw new Error(`${act} answered ${status}: ${/class="errsum[\s\S]{0,600}/.exec(body)?.[0] ?? body.slice(0, 300)}`)
}

async function deliver(w: World, giver: Client) {
  const { body } = await giver.get(openProcurement)
  const page = linksOf(body).find((link) => /\/contributions\/[^/]+\/deliver$/.test(link))
  if (page === undefined) throw new Error('no contribution to deliver')
  done(await giver.post(page, { submission: w.ctx.newId(), evidence: 'The register runs since Monday.' }), 'delivering')
}

async function propose(w: World, steward: Client) {
  const { body } = await steward.get('/en/admin/actions/new')
  const theme = /name="theme"[\s\S]*?value="([a-z-]+)"/.exec(body)?.[1] ?? ''
  const level = /name="level"[\s\S]*?value="([a-z-]+)"/.exec(body)?.[1] ?? ''
  const texts = { original: 'en', 'title-en': 'Open a register', 'asks-en': 'Publish who meets whom.' }
  done(await steward.post('/en/admin/actions/new', { submission: w.ctx.newId(), ...texts, theme, level, from: '', to: '' }), 'proposing')
}

/** One sheet imported with a row refused, one cancelled, one that waits to be read. */
async function importSheets(w: World, steward: Client) {
  const head = 'Country/Locality,Commitment Title,Year Of Submission,Commitment Unique Identifier'
  const send = (rows: string) => steward.upload('/en/admin/imports', {}, { file: new File([`${head}\n${rows}`], 'sheet.csv') })
  const sent = await send('Peru,Publish budgets,2017,PE0001\nAtlantis,Open meetings,2018,')
  done(sent, 'sending a sheet')
  await advanceImports(w.ctx)
  done(await steward.post(`${sent.location}/start`), 'importing')
  await advanceImports(w.ctx)
  const other = await send('Chile,Open meetings,2018,CL0001')
  done(await steward.post(`${other.location}/cancellation`), 'cancelling an import')
  done(await send('Ghana,Open meetings,2018,GH0001'), 'sending a third sheet')
}

/** Somebody without an account writes a statement to the open consultation: its organiser has one to decide on. */
async function suggest(w: World) {
  const at = '/en/consultations/riverside-of-sample-city/suggestions'
  done(await w.visit().post(at, { submission: w.ctx.newId(), text: 'The bank needs benches.', language: 'en' }), 'suggesting')
}

/** Leaves something to do for everybody: a delivery to confirm, an action to open, invitations, plans to adopt and refresh, a consultation, several sessions. */
export async function busyDay(w: World, { contact, steward }: { readonly contact: Client; readonly steward: Client }) {
  await deliver(w, contact)
  const spoken = await moderateWords(w)
  await propose(w, steward)
  await importSheets(w, steward)
  const plans = await busyPlanning(w, contact)
  await suggest(w)
  await busyConsulting(w, contact)
  await busyAnswering(w, contact)
  const invited = { until: '', language: 'en' }
  done(await contact.post('/en/desk/editors', { ...invited, kind: 'editor', email: 'editor@example.org' }), 'inviting an editor')
  done(await steward.post('/en/admin/mandates', { ...invited, kind: 'moderator', email: 'moderator@example.org' }), 'inviting a moderator')
  done(await contact.post('/en/commitments/EX0005/revision', { submission: w.ctx.newId() }), 'opening a revision')
  await w.as('exampleland-contact')
  const [mail] = await w.mail()
  const invitation = /https?:\/\/[^/\s]+(\/\S+)/.exec(mail?.body ?? '')?.[1]
  if (invitation === undefined) throw new Error('the invitation holds no link')
  return { invitation, spoken, plans }
}
