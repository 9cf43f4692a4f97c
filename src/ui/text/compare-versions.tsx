import type { Words } from '#kernel/i18n.ts'
import { Select, type SelectOption } from '../forms/fields.tsx'
import { Button, emptyForm } from '../forms/form.tsx'
import { Row } from '../parts/structure.tsx'

interface Props {
  readonly words: Words
  /** The page of differences: it is asked with `from` and `to`. */
  readonly action: string
  readonly versions: readonly SelectOption[]
  readonly from: number
  readonly until: number
}

/** Any two versions of a text can be compared: a form that needs no script. */
export const CompareVersions = ({ words, action, versions, from, until }: Props) => (
  <form method="get" action={action}>
    <Row>
      <Select
        words={words}
        form={emptyForm}
        name="from"
        label={words.t('common.difference.older')}
        options={versions}
        value={String(from)}
      />
      <Select
        words={words}
        form={emptyForm}
        name="to"
        label={words.t('common.difference.newer')}
        options={versions}
        value={String(until)}
      />
      <Button quiet>{words.t('common.difference.compare')}</Button>
    </Row>
  </form>
)
