import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { WritingHeld } from '#modules/accounts'
import { Challenge, type FormState, Name, Note, Radios, TextField } from '#ui'
import { longestSignature } from '../vocabulary.ts'

interface SignFieldsProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly form: FormState
}

/** How somebody signs and for whom they speak; whoever acts for a member speaks for it. */
export function SignFields({ words, visitor, form }: SignFieldsProps) {
  const acting = visitor?.acting ?? null
  if (acting !== null && acting.memberId !== null && acting.memberName !== null)
    return <p>{words.rich('proposals.form.as-member', { member: <Name name={acting.memberName} /> })}</p>
  return (
    <>
      <Radios
        words={words}
        form={form}
        name="speaksFor"
        legend={words.t('proposals.form.speaks-for')}
        value="person"
        inline
        options={[
          { value: 'person', text: words.t('proposals.form.person') },
          { value: 'organisation', text: words.t('proposals.form.organisation') },
        ]}
      />
      <TextField
        words={words}
        form={form}
        name="signature"
        label={words.t('proposals.form.signature')}
        hint={words.t('proposals.form.signature-hint')}
        maxLength={longestSignature}
        optional
      />
    </>
  )
}

/** What a form says and asks before its words are taken: a limit that was reached, a challenge for strangers. */
export const Guard = ({ words, asks, held }: { words: Words; asks: boolean; held: WritingHeld | null }) => (
  <>
    {held?.limit == null ? null : (
      <Note kind="bad" status>
        <p>{held.limit}</p>
      </Note>
    )}
    {asks ? <Challenge words={words} result={held?.challenge ?? undefined} /> : null}
  </>
)
