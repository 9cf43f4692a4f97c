import { z } from 'zod'
import { readForm } from '#kernel/http/form.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Actions, Answers, Button, ButtonLink, Form, type FormState, Radios, TextArea, TextField, to } from '#ui'
import { changeMemberStatus } from '../acts/change-member-status.ts'
import type { LockMandate } from '../acts/hold-mandate.ts'
import { memberName } from '../queries/list-members.ts'
import { type Member, MemberStatus, memberStatuses } from '../vocabulary.ts'
import { adminPage, ConfirmPart } from './admin-pages.tsx'
import { memberAt, stewardOf } from './admin-routes.tsx'
import { refusalFields, refusalKeys, statusText } from './member-words.ts'
import { stepOf } from './profile-form.ts'

const longestReason = 1000

const isDecision = (text: string) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))

const StatusForm = z.object({
  status: z.enum(MemberStatus.options, 'members.error.status'),
  reason: z.string().trim().min(1, 'members.error.reason').max(longestReason, 'members.error.too-long'),
  source: z.string().trim().max(500, 'members.error.too-long').default('').refine(isDecision, 'members.error.website'),
})

const fieldNames = ['status', 'reason', 'source']
const pathOf = (member: Member) => `/admin/members/${member.slug}/status`

/** `/admin/members/:slug/status`: the form. */
export async function showStatus(c: PageRequest): Promise<Response> {
  const member = await memberAt(c)
  return statusForm(c, member, { values: member.status === null ? {} : { status: member.status } }, null, 200)
}

function statusForm(c: PageRequest, member: Member, form: FormState, refusal: string | null, status: 200 | 409 | 422): Response {
  const { visitor, words } = c.var
  const body = (
    <Form action={to(words, pathOf(member))} visitor={visitor}>
      <Radios
        words={words}
        name="status"
        legend={words.t('members.field.status')}
        form={form}
        options={memberStatuses.map((value) => ({ value, text: statusText(words, value) }))}
      />
      <TextArea
        words={words}
        name="reason"
        label={words.t('members.field.reason')}
        hint={words.t('members.admin.reason-hint')}
        form={form}
        maxLength={longestReason}
      />
      <TextField
        words={words}
        name="source"
        label={words.t('members.field.source')}
        hint={words.t('members.admin.source-hint')}
        form={form}
        type="url"
        dir="ltr"
        optional
      />
      <Actions>
        <Button name="step" value="check">
          {words.t('common.button.continue')}
        </Button>
        <ButtonLink href={to(words, '/admin/members')} quiet>
          {words.t('common.button.cancel')}
        </ButtonLink>
      </Actions>
    </Form>
  )
  const title = words.t('members.admin.status-title', { member: memberName(member, words).text })
  return adminPage(c, { title, form, refusal, status, member, body })
}

/** The new status sent: checked, shown to be checked, then recorded. */
export async function postStatus(c: PageRequest, lockMandate: LockMandate): Promise<Response> {
  const { ctx, words } = c.var
  const member = await memberAt(c)
  const form = readForm(c, StatusForm)
  const step = stepOf(c.var.form)
  if (step === 'edit') return statusForm(c, member, { values: c.var.form }, null, 200)
  if (!form.ok) return statusForm(c, member, form, null, 422)
  const { status, reason, source } = form.data
  if (step === 'confirm') {
    const told = { status, reason, source: source === '' ? null : source }
    const outcome = await changeMemberStatus(ctx, { mandate: stewardOf(c), lockMandate }, member.slug, told)
    if (outcome.ok) return c.redirect(to(words, `/members/${member.slug}?done=status`), 303)
    const message = words.t(refusalKeys[outcome.refusal])
    const field = refusalFields[outcome.refusal]
    if (field === undefined) return statusForm(c, member, { values: form.values }, message, 409)
    return statusForm(c, member, { values: form.values, errors: [{ field, message }] }, null, 422)
  }
  const body = (
    <ConfirmPart c={c} action={pathOf(member)} form={form} names={fieldNames} button={words.t('members.admin.status')}>
      <Answers
        words={words}
        items={[
          { question: words.t('members.admin.before'), answer: statusText(words, member.status) },
          { question: words.t('members.admin.after'), answer: statusText(words, status) },
          { question: words.t('members.field.reason'), answer: <span dir="auto">{reason}</span> },
          {
            question: words.t('members.field.source'),
            answer: source === '' ? words.t('members.field.none') : <bdi dir="ltr">{source}</bdi>,
          },
        ]}
      />
    </ConfirmPart>
  )
  return adminPage(c, { title: words.t('members.admin.check'), member, body })
}
