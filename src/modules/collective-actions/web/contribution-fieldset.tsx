import type { Child } from 'hono/jsx'
import { typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { DateField, Details, type FormState, Group, Radios, Row, TextArea, TextField } from '#ui'
import { contributionKinds, longestDescription } from '../vocabulary.ts'
import { fieldName } from './contribution-fields.ts'
import { kindText } from './contribution-text.tsx'

interface Props {
  readonly words: Words
  readonly form: FormState
  readonly number: number
  readonly legend: string
  /** Below the questions: taking the contribution out. */
  readonly children?: Child
}

/** The questions about one contribution. */
export function ContributionFieldset({ words, form, number, legend, children }: Props) {
  const name = (field: Parameters<typeof fieldName>[0]) => fieldName(field, number)
  return (
    <Group legend={legend}>
      <Radios
        words={words}
        form={form}
        name={name('kind')}
        legend={words.t('actions.field.kind')}
        options={contributionKinds.map((kind) => ({
          value: kind,
          text: kindText(words, kind),
          hint: words.t(`actions.kind-hint.${kind}`),
        }))}
      />
      <TextArea
        words={words}
        form={form}
        name={name('description')}
        label={words.t('actions.field.description')}
        hint={words.t('actions.field.description-hint')}
        maxLength={longestDescription}
        rows={4}
        dir="auto"
      />
      <Money words={words} form={form} number={number} />
      <Row>
        <DateField words={words} form={form} name={name('from')} label={words.t('actions.field.from')} optional short />
        <DateField words={words} form={form} name={name('to')} label={words.t('actions.field.to')} optional short />
      </Row>
      <TextField
        words={words}
        form={form}
        name={name('link')}
        label={words.t('actions.field.link')}
        hint={words.t('actions.field.link-hint')}
        type="url"
        optional
      />
      {children}
    </Group>
  )
}

/** Amount and currency: always there, since nothing on the page changes with the choice above; open when they matter. */
function Money({ words, form, number }: Omit<Props, 'legend'>) {
  const [kind, amount, currency] = [fieldName('kind', number), fieldName('amount', number), fieldName('currency', number)]
  const wrong = form.errors?.some(({ field }) => field === amount || field === currency) ?? false
  const matters = typed(form.values, kind) === 'financial-means' || typed(form.values, amount) !== '' || wrong
  return (
    <Details summary={words.t('actions.field.money')} open={matters}>
      <Row>
        <TextField
          words={words}
          form={form}
          name={amount}
          label={words.t('actions.field.amount')}
          hint={words.t('actions.field.amount-hint')}
          inputmode="decimal"
          dir="ltr"
          short
        />
        <TextField
          words={words}
          form={form}
          name={currency}
          label={words.t('actions.field.currency')}
          hint={words.t('actions.field.currency-hint')}
          dir="ltr"
          short
        />
      </Row>
    </Details>
  )
}
