import type { Words } from '#kernel/i18n.ts'
import {
  Actions,
  Answers,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  Form,
  Head,
  HiddenField,
  Items,
  Note,
  Prose,
  Section,
  Subhead,
  TextArea,
  to,
  Wrap,
} from '#ui'
import { type DraftProblem, longest } from '../vocabulary.ts'
import { CommitmentRefusalNote } from './commitment-refusal.tsx'
import { draftAnswers } from './draft-answers.tsx'
import { type DraftPageProps, DraftTitle, draftAddress, draftTrail } from './draft-page.tsx'
import type { NamedChoices } from './draft-questions.tsx'

export interface CheckPageProps extends DraftPageProps {
  readonly choices: NamedChoices
  readonly problems: readonly DraftProblem[]
  /** It revises a commitment of an adopted plan: it is published from here, with a reason. */
  readonly revision: boolean
  /** Whether the reader may publish a revision. */
  readonly contact: boolean
  /** Whether it may be deleted: the public never saw it. */
  readonly deletable: boolean
}

/** The whole of a draft on one page: what is missing, what it says, what can be done with it. */
export function DraftCheckPage(props: CheckPageProps) {
  const { words, draft, plan, form, refusal, notice, problems, revision } = props
  const answers = draftAnswers(props, false)
  return (
    <Wrap>
      <Crumbs words={words} trail={draftTrail(words, plan)} here={words.t('commitments.draft.crumb', { reference: draft.reference })} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <CommitmentRefusalNote words={words} refusal={refusal} />}
      {notice}
      <Head
        eyebrow={words.t('commitments.draft.eyebrow', { reference: draft.reference })}
        title={<DraftTitle words={words} draft={draft} />}
        lede={words.t(revision ? 'commitments.check.lede-revision' : 'commitments.check.lede')}
        actions={<ButtonLink href={draftAddress(words, draft, '/title')}>{words.t('commitments.check.write')}</ButtonLink>}
      />
      <Section id="missing" title={words.t('commitments.check.missing')} first>
        <Missing words={words} problems={problems} />
      </Section>
      <Section id="says" title={words.t('commitments.check.says')}>
        <Answers words={words} items={[...answers]} />
      </Section>
      <Section id="then" title={words.t('commitments.check.then')}>
        {revision ? <PublishRevision {...props} /> : <NextSteps {...props} />}
      </Section>
    </Wrap>
  )
}

/** What a draft lacks, each with the way to mend it. */
export const Missing = ({ words, problems }: { words: Words; problems: readonly DraftProblem[] }) =>
  problems.length === 0 ? (
    <Note>
      <p>{words.t('commitments.check.whole')}</p>
    </Note>
  ) : (
    <>
      <Prose>
        <p>{words.t('commitments.check.lacks', { n: problems.length })}</p>
      </Prose>
      <Items class="list">
        {problems.map(({ key, values, href }) => (
          <li>
            <a href={to(words, href)}>{words.t(key, values)}</a>
          </li>
        ))}
      </Items>
    </>
  )

function NextSteps({ words, visitor, draft, plan, deletable }: CheckPageProps) {
  return (
    <>
      <Prose>
        <p>{words.t('commitments.check.private')}</p>
        <p>
          <a href={to(words, `/plans/${plan.slug}`)}>{words.t('commitments.draft.to-plan')}</a>
        </p>
      </Prose>
      {deletable ? (
        <Form action={draftAddress(words, draft, '/deletion')} visitor={visitor}>
          <Actions>
            <Button plain>{words.t('commitments.check.delete')}</Button>
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

function PublishRevision({ words, visitor, draft, form, submission, contact }: CheckPageProps) {
  return (
    <>
      {contact ? (
        <Form action={draftAddress(words, draft, '/publication')} visitor={visitor}>
          <HiddenField name="submission" value={submission} />
          <HiddenField name="version" value={String(draft.version)} />
          <TextArea
            words={words}
            form={form}
            name="reason"
            label={words.t('commitments.field.reason')}
            hint={words.t('commitments.field.reason-hint')}
            maxLength={longest.reason}
            rows={3}
          />
          <Note>
            <p>{words.t('actions.stays')}</p>
          </Note>
          <Actions>
            <Button>{words.t('commitments.check.publish')}</Button>
          </Actions>
        </Form>
      ) : (
        <Note>
          <p>{words.t('commitments.check.only-contact')}</p>
        </Note>
      )}
      <Subhead id="close">{words.t('commitments.check.close-title')}</Subhead>
      <Form action={draftAddress(words, draft, '/closure')} visitor={visitor}>
        <p>{words.t('commitments.check.close-text')}</p>
        <Actions>
          <Button quiet>{words.t('commitments.check.close')}</Button>
        </Actions>
      </Form>
    </>
  )
}
