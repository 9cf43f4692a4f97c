import { Forbidden, NotFound } from '#kernel/errors.ts'
import { readForm } from '#kernel/http/form.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type FormState, to } from '#ui'
import { admitMember } from '../acts/admit-member.ts'
import { correctMember } from '../acts/correct-member.ts'
import type { LockMandate } from '../acts/hold-mandate.ts'
import { findMember } from '../queries/find-member.ts'
import { listMembers, memberName } from '../queries/list-members.ts'
import { changesBetween } from '../rules/correct-member.ts'
import type { AdmitRefusal, CorrectRefusal, Member } from '../vocabulary.ts'
import { AdminList, adminPage, Changes, ConfirmPart, ProfileAnswers, ProfilePart } from './admin-pages.tsx'
import { refusalFields, refusalKeys } from './member-words.ts'
import { firstValues, ProfileForm, profileFrom, stepOf, valuesOf } from './profile-form.ts'

/** The mandate of whoever asks; the route's policy has checked that it is the support team's. */
export function stewardOf(c: PageRequest): Mandate {
  const acting = c.var.visitor?.acting
  if (!acting) throw new Forbidden('steward')
  return acting
}

/** The member an address names. Throws `NotFound`. */
export async function memberAt(c: PageRequest): Promise<Member> {
  const member = await findMember(c.var.ctx.db, c.req.param('slug') ?? '')
  if (member === null) throw new NotFound('no such member')
  return member
}

const statesOf = (c: PageRequest) => listMembers(c.var.ctx.db, { kind: 'state' })
const byId = (states: readonly Member[]) => new Map(states.map((state) => [state.id, state]))

/** `/admin/members`: everybody, with what may be done. */
export async function showList(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const search = (c.req.query('q') ?? '').slice(0, 100)
  const members = await listMembers(ctx.db, { search })
  const title = words.t('members.admin.title')
  return adminPage(c, {
    title,
    lede: words.t('members.admin.lede'),
    body: <AdminList words={words} members={members} search={search} />,
    narrow: false,
  })
}

const newPath = '/admin/members/new'

/** `/admin/members/new`: the empty form. */
export const showNew = (c: PageRequest) => newForm(c, { values: firstValues(c.var.lang) }, null, 200)

async function newForm(c: PageRequest, form: FormState, refusal: string | null, status: 200 | 409 | 422): Promise<Response> {
  const { instance, words } = c.var
  const body = <ProfilePart c={c} action={newPath} form={form} states={await statesOf(c)} mayInvent={instance.demo} />
  return adminPage(c, { title: words.t('members.admin.admit'), lede: words.t('members.admin.admit-lede'), form, refusal, status, body })
}

/** The form sent: checked, shown to be checked by its author, then recorded. */
export async function postNew(c: PageRequest, lockMandate: LockMandate): Promise<Response> {
  const { ctx, instance, words } = c.var
  const form = readForm(c, ProfileForm)
  const step = stepOf(c.var.form)
  if (step === 'edit') return newForm(c, { values: c.var.form }, null, 200)
  if (!form.ok) return newForm(c, form, null, 422)
  const [profile, fictional] = [profileFrom(form.data), instance.demo && form.data.fictional === 'yes']
  if (step === 'confirm') {
    const outcome = await admitMember(ctx, { mandate: stewardOf(c), lockMandate }, { ...profile, fictional })
    if (outcome.ok) return c.redirect(to(words, `/members/${outcome.fact.slug}?done=admitted`), 303)
    const { state, refusal, status } = refused(c, form, outcome.refusal)
    return newForm(c, state, refusal, status)
  }
  const states = byId(await statesOf(c))
  const body = (
    <ConfirmPart c={c} action={newPath} form={form} button={words.t('members.admin.admit')}>
      <ProfileAnswers words={words} profile={profile} fictional={fictional} states={states} />
    </ConfirmPart>
  )
  return adminPage(c, { title: words.t('members.admin.check'), body })
}

/** A refusal beside the field that can mend it, or above the form. */
function refused(c: PageRequest, form: FormState, refusal: AdmitRefusal | CorrectRefusal) {
  const message = c.var.words.t(refusalKeys[refusal])
  const field = refusalFields[refusal]
  return field === undefined
    ? ({ state: { values: form.values }, refusal: message, status: 409 } as const)
    : ({ state: { values: form.values, errors: [{ field, message }] }, refusal: null, status: 422 } as const)
}

/** `/admin/members/:slug/edit`: the data as they stand. */
export async function showEdit(c: PageRequest): Promise<Response> {
  const member = await memberAt(c)
  return editForm(c, member, { values: valuesOf(member) }, null, 200)
}

const editPath = (member: Member) => `/admin/members/${member.slug}/edit`

async function editForm(
  c: PageRequest,
  member: Member,
  form: FormState,
  refusal: string | null,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { words } = c.var
  const states = (await statesOf(c)).filter(({ id }) => id !== member.id)
  const body = <ProfilePart c={c} action={editPath(member)} form={form} states={states} mayInvent={false} />
  const title = words.t('members.admin.correct-title', { member: memberName(member, words).text })
  return adminPage(c, { title, lede: words.t('members.admin.correct-lede'), form, refusal, status, member, body })
}

/** The correction sent: checked, shown field by field before and after, then recorded. */
export async function postEdit(c: PageRequest, lockMandate: LockMandate): Promise<Response> {
  const { ctx, words } = c.var
  const member = await memberAt(c)
  const form = readForm(c, ProfileForm)
  const step = stepOf(c.var.form)
  if (step === 'edit') return editForm(c, member, { values: c.var.form }, null, 200)
  if (!form.ok) return editForm(c, member, form, null, 422)
  const after = correctedProfile(member, form.data)
  const changes = changesBetween(member, after)
  if (changes.length === 0) return editForm(c, member, { values: form.values }, words.t(refusalKeys['nothing-changed']), 409)
  if (step === 'confirm') {
    const outcome = await correctMember(ctx, { mandate: stewardOf(c), lockMandate }, member.slug, after)
    if (outcome.ok) return c.redirect(to(words, `/members/${outcome.fact.slug}?done=corrected`), 303)
    const { state, refusal, status } = refused(c, form, outcome.refusal)
    return editForm(c, member, state, refusal, status)
  }
  const states = byId(await statesOf(c))
  const body = (
    <ConfirmPart c={c} action={editPath(member)} form={form} button={words.t('members.admin.correct')}>
      <Changes words={words} changes={changes} before={member} after={after} states={states} />
    </ConfirmPart>
  )
  return adminPage(c, { title: words.t('members.admin.check'), member, body })
}

/** A code that is no country's (an invented state's) keeps what was said of it. */
function correctedProfile(member: Member, form: ProfileForm) {
  const profile = profileFrom(form)
  return profile.country === member.country ? { ...profile, iso3: member.iso3 ?? profile.iso3 } : profile
}
