import { z } from 'zod'
import { Forbidden, NotFound } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { words as wordsOf } from '#kernel/i18n.ts'
import { Language } from '#kernel/languages.ts'
import { type Mandate, mandateKinds, type Visitor } from '#kernel/visitor.ts'
import { findMember, listMembers, membersByIds } from '#modules/members'
import { emptyForm, type FormState, to } from '#ui'
import { invitationDays, invitePerson, type TellInvitation, withdrawInvitation } from '../acts/invite-person.ts'
import { revokeMandate } from '../acts/revoke-mandate.ts'
import { findHeldMandate, type HeldMandate, heldMandates, isInForce, openInvitations } from '../queries/mandates.ts'
import { type InviteRefusal, RevocationGround } from '../vocabulary.ts'
import { EndMandatePage } from './end-mandate-page.tsx'
import { invitationMail } from './mails.ts'
import { mandateTitle } from './mandate-name.tsx'
import { MandatesPage } from './mandate-pages.tsx'
import { privatePage } from './private-page.ts'
import { refusalKey } from './sentences.ts'
import type { SignInParts } from './sign-in-parts.ts'

/** Which of the two pages is asked for. */
type Place = 'admin' | 'editors'
const paths = { admin: '/admin/mandates', editors: '/desk/editors' } as const
const policyOf = { admin: 'steward', editors: 'member-mandate' } as const

/** Mandates: of everybody, for the support team; of the editors of one member, for its point of contact. */
export function mandateRoutes(parts: SignInParts): Routes {
  const routes = defineRoutes()
  for (const place of ['admin', 'editors'] as const) {
    routes
      .get(paths[place], policyOf[place], (c) => show(c, place, emptyForm, told(c), 200))
      .post(paths[place], policyOf[place], (c) => invite(c, place, parts))
      .post(`${paths[place]}/withdrawal`, policyOf[place], (c) => withdraw(c, place))
      .get(`${paths[place]}/:id`, policyOf[place], (c) => showEnd(c, place, emptyForm, null, 200))
      .post(`${paths[place]}/:id`, policyOf[place], (c) => revoke(c, place))
  }
  return routes
}

interface Asking {
  readonly visitor: Visitor
  readonly acting: Mandate
}

/** Whoever asks, under which mandate. Throws `Forbidden` for an editor: editors do not invite editors. */
function askingFor(c: PageRequest, place: Place): Asking {
  const { visitor } = c.var
  const acting = visitor?.acting
  const fits = place === 'admin' ? acting?.kind === 'steward' : acting?.kind === 'point-of-contact'
  if (!visitor || !acting || !fits) throw new Forbidden(policyOf[place])
  return { visitor, acting }
}

interface Notice {
  readonly text: string
  readonly refused: boolean
}

function told(c: PageRequest): Notice | null {
  const { words } = c.var
  const done = c.req.query('done')
  if (done === 'sent') return { text: words.t('steward.mandates.sent', { days: invitationDays }), refused: false }
  if (done === 'withdrawn') return { text: words.t('steward.mandates.withdrawn'), refused: false }
  return done === 'ended' ? { text: words.t('steward.mandates.ended'), refused: false } : null
}

async function show(c: PageRequest, place: Place, form: FormState, notice: Notice | null, status: 200 | 409 | 422): Promise<Response> {
  const { ctx, words } = c.var
  const { visitor, acting } = askingFor(c, place)
  const memberId = place === 'admin' ? undefined : (acting.memberId ?? undefined)
  const [all, invitations] = [await heldMandates(ctx.db, memberId), await openInvitations(ctx.db, ctx.now(), memberId)]
  const choices = place === 'admin' ? await listMembers(ctx.db) : []
  const members = await membersByIds(
    ctx.db,
    [...all, ...invitations].flatMap((item) => (item.memberId === null ? [] : [item.memberId])),
  )
  const shown = place === 'admin' ? all : all.filter(({ kind }) => kind === 'editor')
  const named = acting.memberName ?? ''
  const title = place === 'admin' ? words.t('steward.mandates.title') : words.t('desk.editors.title', { member: named })
  const body = (
    <MandatesPage
      words={words}
      visitor={visitor}
      title={title}
      lede={place === 'admin' ? words.t('steward.mandates.lede') : words.t('desk.editors.lede', { member: named })}
      trail={
        place === 'admin'
          ? [{ href: to(words, '/admin'), text: words.t('steward.index.title') }]
          : [{ href: to(words, '/desk'), text: words.t('desk.crumb') }]
      }
      path={paths[place]}
      kinds={place === 'admin' ? mandateKinds : ['editor']}
      choices={choices}
      members={members}
      mandates={shown.filter((mandate) => isInForce(mandate, ctx.now()))}
      past={shown.filter((mandate) => !isInForce(mandate, ctx.now()))}
      invitations={invitations}
      form={form}
      notice={notice}
    />
  )
  const fictional = place === 'admin' ? [...members.values()].some((member) => member.fictional) : acting.fictional
  return privatePage(c, body, { title, status, section: 'desk', fictional, ...(form.errors?.length ? { errorTitle: true } : {}) })
}

const InviteSchema = z.object({
  email: z.string().trim().toLowerCase().max(254, 'accounts.sign-in.email-error').pipe(z.email('accounts.sign-in.email-error')),
  kind: z.enum(mandateKinds, 'steward.mandates.kind-error'),
  member: z.string().max(200).optional(),
  until: z.union([z.literal(''), z.iso.date('steward.mandates.until-error')]).optional(),
  language: Language,
})

async function invite(c: PageRequest, place: Place, parts: SignInParts): Promise<Response> {
  const { ctx, words } = c.var
  const { acting } = askingFor(c, place)
  const form = readForm(c, InviteSchema)
  if (!form.ok) return show(c, place, form, null, 422)
  const { email, kind, member, until, language } = form.data
  const memberId = place === 'editors' ? acting.memberId : member ? ((await findMember(ctx.db, member))?.id ?? null) : null
  // A mandate ends at the end of its last day.
  const end = until ? new Date(`${until}T23:59:59.999Z`) : null
  const sent = await invitePerson(ctx, acting, { email, kind, memberId, until: end, language }, tellWith(parts))
  if (!sent.ok) return refused(c, place, form, sent.refusal)
  return c.redirect(to(words, `${paths[place]}?done=sent`), 303)
}

/** Says a refusal beside the field that can mend it, or above the form. */
function refused(c: PageRequest, place: Place, form: FormState, refusal: InviteRefusal): Promise<Response> {
  const message = c.var.words.t(refusalKey(refusal))
  const field = refusal === 'member-needed' || refusal === 'member-suspended' ? 'member' : refusal === 'end-is-past' ? 'until' : null
  if (field !== null) return show(c, place, { values: form.values, errors: [{ field, message }] }, null, 422)
  return show(c, place, { values: form.values }, { text: message, refused: true }, 409)
}

/** Writes the mail of an invitation in the recipient's language, in the transaction that makes it. */
const tellWith =
  (parts: SignInParts): TellInvitation =>
  async (trx, { id, email, kind, memberId, language, expiresAt }) => {
    const words = wordsOf(language)
    const member = memberId === null ? undefined : (await membersByIds(trx, [memberId])).get(memberId)
    const mail = invitationMail(
      words,
      parts.instanceName,
      mandateTitle(words, kind, member),
      `${parts.origin}/${language}/invitations/${id}`,
      expiresAt,
    )
    await parts.sendMail(trx, { to: email, lang: language, ...mail })
  }

const uuid = z.uuid()

async function withdraw(c: PageRequest, place: Place): Promise<Response> {
  const { ctx, words } = c.var
  const { acting } = askingFor(c, place)
  const id = uuid.safeParse(typed(c.var.form, 'invitation'))
  if (!id.success) return show(c, place, emptyForm, { text: words.t('accounts.refusal.invitation-not-found'), refused: true }, 409)
  const outcome = await withdrawInvitation(ctx, acting, id.data)
  if (outcome.ok) return c.redirect(to(words, `${paths[place]}?done=withdrawn`), 303)
  return show(c, place, emptyForm, { text: words.t(refusalKey(outcome.refusal)), refused: true }, 409)
}

const RevokeSchema = z.object({ ground: RevocationGround.exclude(['account-deleted'], 'steward.mandates.ground-error') })

/** The mandate an address names, when it is one that may be ended on this page. Throws `NotFound`. */
async function mandateAt(c: PageRequest, place: Place, acting: Mandate): Promise<HeldMandate> {
  const id = uuid.safeParse(c.req.param('id'))
  const mandate = id.success ? await findHeldMandate(c.var.ctx.db, id.data) : null
  const fits = place === 'admin' || (mandate?.kind === 'editor' && mandate.memberId === acting.memberId)
  if (mandate === null || !fits) throw new NotFound('no such mandate')
  return mandate
}

async function showEnd(c: PageRequest, place: Place, form: FormState, refusal: string | null, status: 200 | 409 | 422): Promise<Response> {
  const { ctx, words } = c.var
  const { visitor, acting } = askingFor(c, place)
  const mandate = await mandateAt(c, place, acting)
  const member = mandate.memberId === null ? undefined : (await membersByIds(ctx.db, [mandate.memberId])).get(mandate.memberId)
  const list = place === 'admin' ? words.t('steward.mandates.title') : words.t('desk.editors.title', { member: acting.memberName ?? '' })
  const body = (
    <EndMandatePage
      words={words}
      visitor={visitor}
      mandate={mandate}
      mandateName={mandateTitle(words, mandate.kind, member)}
      trail={[{ href: to(words, paths[place]), text: list }]}
      path={paths[place]}
      form={form}
      refusal={refusal}
    />
  )
  const title = words.t('steward.mandates.end')
  const errors = form.errors?.length ? { errorTitle: true } : {}
  return privatePage(c, body, { title, status, section: 'desk', fictional: member?.fictional ?? false, ...errors })
}

async function revoke(c: PageRequest, place: Place): Promise<Response> {
  const { ctx, words } = c.var
  const { acting } = askingFor(c, place)
  const { id } = await mandateAt(c, place, acting)
  const form = readForm(c, RevokeSchema)
  if (!form.ok) return showEnd(c, place, form, null, 422)
  const outcome = await revokeMandate(ctx, acting, id, form.data.ground)
  if (outcome.ok) return c.redirect(to(words, `${paths[place]}?done=ended`), 303)
  return showEnd(c, place, emptyForm, words.t(refusalKey(outcome.refusal)), 409)
}
