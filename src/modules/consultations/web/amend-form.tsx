import type { Words } from '#kernel/i18n.ts'
import { direction } from '#kernel/languages.ts'
import type { ChallengeResult } from '#kernel/proof-of-work/check-challenge.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Challenge, Form, type FormState, HiddenField, Radios, Section, Select, Tabs, TextArea, TextField, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import { type AmendmentKind, amendmentKinds, longestAmendment, longestComment, longestSignature, type Paragraph } from '../vocabulary.ts'
import { textPath } from './text-page.tsx'

export interface AmendFormProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly text: Text
  readonly paragraph: Paragraph
  /** What is asked of the paragraph: each kind has its own form. */
  readonly change: AmendmentKind
  readonly form: FormState
  readonly submission: string
  /** Whether a challenge is asked, and what the last answer to it was worth. */
  readonly challenge: ChallengeResult | 'asked' | null
}

/** The form to amend one paragraph. What was typed stands there again whatever the answer. */
export function AmendForm(props: AmendFormProps) {
  const { words, visitor, consultation, text, paragraph, change, form, submission, challenge } = props
  const path = to(words, `${textPath(consultation, text.number)}/paragraphs/${paragraph.id}`)
  return (
    <Section id="amend" title={words.t('amendments.amend.title')} intro={words.t('amendments.amend.intro')}>
      <Tabs
        label={words.t('amendments.amend.change')}
        items={amendmentKinds.map((kind) => ({
          href: `${path}?change=${kind}#amend`,
          text: words.t(`amendments.change.${kind}`),
          current: kind === change,
        }))}
      />
      <Form action={`${path}?change=${change}`} visitor={visitor}>
        <HiddenField name="submission" value={submission} />
        <HiddenField name="version" value={String(text.version)} />
        <p>{words.t(`amendments.change-hint.${change}`)}</p>
        <Asked {...props} />
        {consultation.languages.length > 1 ? (
          <Select
            words={words}
            form={form}
            name="language"
            label={words.t('amendments.amend.language')}
            options={consultation.languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
            value={consultation.languages.includes(words.lang) ? words.lang : consultation.languages[0]}
          />
        ) : null}
        <Author {...props} />
        {challenge === null ? null : <Challenge words={words} result={challenge === 'asked' ? undefined : challenge} />}
        <Actions>
          <Button>{words.t('amendments.amend.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** The words asked for by a kind of change, and why. */
function Asked({ words, text, paragraph, change, form }: AmendFormProps) {
  const isText = change === 'other-words' || change === 'new-paragraph'
  return (
    <>
      {change === 'deletion' ? null : (
        <TextArea
          words={words}
          form={form}
          name="words"
          label={words.t(`amendments.words-of.${change}`)}
          value={change === 'other-words' ? paragraph.words : undefined}
          lang={isText ? text.language : undefined}
          dir={isText ? direction(text.language) : 'auto'}
          maxLength={change === 'comment' ? longestComment : longestAmendment}
          rows={change === 'comment' ? 4 : 8}
        />
      )}
      {change === 'comment' ? null : (
        <TextArea
          words={words}
          form={form}
          name="reason"
          label={words.t('amendments.amend.reason')}
          hint={words.t('amendments.amend.reason-hint')}
          maxLength={longestComment}
          dir="auto"
          rows={3}
        />
      )}
    </>
  )
}

/** Who writes, for those who do not act for a member. */
function Author({ words, visitor, consultation, form }: AmendFormProps) {
  if (visitor?.acting?.memberId)
    return <p class="small">{words.t('amendments.amend.as-member', { member: visitor.acting.memberName ?? '' })}</p>
  return (
    <>
      <Radios
        words={words}
        form={form}
        name="speaksFor"
        legend={words.t('amendments.amend.as')}
        value={consultation.audience === 'organisations' ? 'organisation' : 'person'}
        options={(['person', 'organisation'] as const).map((kind) => ({ value: kind, text: words.t(`amendments.by.${kind}`) }))}
        inline
      />
      <TextField
        words={words}
        form={form}
        name="signature"
        label={words.t('amendments.amend.signature')}
        hint={words.t('amendments.amend.signature-hint')}
        maxLength={longestSignature}
        dir="auto"
        optional
      />
    </>
  )
}
