import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Chips, Crumbs, EmptyState, FindForm, Flow, Head, HiddenField, LocalText, Muted, Section, Sub, Table, Tally, to, Wrap } from '#ui'
import type { ActionFilter, CountedAction } from '../queries/action-index.ts'
import { actionLevels, actionStatuses, actionThemes, themeName } from '../vocabulary.ts'
import { actionsPath, filterActions } from './action-filter.ts'

interface Props {
  readonly words: Words
  readonly all: readonly CountedAction[]
  readonly filter: ActionFilter
  readonly counts: { readonly participations: number; readonly countries: number }
}

const none: ActionFilter = { theme: null, status: null, level: null, search: '' }

/** The collective actions by theme, each with who is in it. */
export function ActionIndex({ words, all, filter, counts }: Props) {
  const shown = filterActions(all, filter)
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('actions.index.title')} />
      <Head
        title={words.t('actions.index.title')}
        lede={words.t('actions.index.lede', { actions: all.filter(({ action }) => !action.fictional).length, ...counts })}
      />
      <Flow>
        <FindForm words={words} action={to(words, '/actions')} label={words.t('actions.index.find')} value={filter.search}>
          {(['theme', 'status', 'level'] as const).map((name) => {
            const value = filter[name]
            return value === null ? null : <HiddenField name={name} value={value} />
          })}
        </FindForm>
        <Filters words={words} all={all} filter={filter} />
      </Flow>
      {shown.length === 0 ? (
        <EmptyState title={words.t('actions.index.none')}>
          <p>
            {words.t('actions.index.none-text')} <a href={to(words, actionsPath(none))}>{words.t('actions.index.all')}</a>
          </p>
        </EmptyState>
      ) : null}
      {actionThemes.map((theme) => {
        const actions = shown.filter(({ action }) => action.theme === theme)
        return actions.length === 0 ? null : (
          <Section
            id={themeName(theme)}
            title={words.t(`actions.theme.${theme}`)}
            intro={words.t('actions.index.in-theme', { n: actions.length })}
          >
            <Table
              counts={themeName(theme)}
              labelledBy={themeName(theme)}
              columns={[
                { label: words.t('actions.index.action') },
                { label: words.t('actions.index.governments'), stack: words.t('actions.index.governments') },
                { label: words.t('actions.index.organisations'), stack: words.t('actions.index.organisations') },
              ]}
              rows={actions.map((it) => ({ cells: cellsOf(words, it) }))}
            />
          </Section>
        )
      })}
    </Wrap>
  )
}

function cellsOf(words: Words, { action, governments, organisations }: CountedAction): Child[] {
  const tally = (count: number, second: boolean) =>
    count === 0 ? <Muted>{words.t('actions.index.nobody')}</Muted> : <Tally words={words} count={count} second={second} />
  const notes = [
    ...(action.status === 'open' ? [] : [words.t(`actions.status.${action.status}`)]),
    ...(action.fictional ? [words.t('common.fictional.mark')] : []),
  ]
  return [
    <>
      <a href={to(words, `/actions/${action.slug}`)}>
        <LocalText words={words} text={action.title} />
      </a>
      {notes.length === 0 ? null : <Sub>{notes.join(' · ')}</Sub>}
    </>,
    tally(governments, false),
    tally(organisations, true),
  ]
}

/** One row of chips per criterion, each with how many actions it leaves. A criterion that tells nothing apart is left out. */
function Filters({ words, all, filter }: { words: Words; all: readonly CountedAction[]; filter: ActionFilter }) {
  const chips = <Name extends 'theme' | 'status' | 'level'>(
    name: Name,
    values: ReadonlyArray<ActionFilter[Name] & string>,
    text: (value: ActionFilter[Name] & string) => string,
  ) => {
    const count = (value: ActionFilter[Name]) => filterActions(all, { ...filter, [name]: value }).length
    if (filter[name] === null && new Set(all.map(({ action }) => action[name])).size < 2) return null
    return (
      <Chips
        words={words}
        label={words.t(`actions.index.by-${name}`)}
        items={[
          {
            href: to(words, actionsPath({ ...filter, [name]: null })),
            text: words.t('actions.filter.all'),
            count: count(null),
            current: filter[name] === null,
          },
          ...values.map((value) => ({
            href: to(words, actionsPath({ ...filter, [name]: value })),
            text: text(value),
            count: count(value),
            current: filter[name] === value,
          })),
        ]}
      />
    )
  }
  return (
    <>
      {chips('theme', actionThemes, (theme) => words.t(`actions.theme.${theme}`))}
      {chips('status', actionStatuses, (status) => words.t(`actions.status.${status}`))}
      {chips('level', actionLevels, (level) => words.t(`actions.level.${level}`))}
    </>
  )
}
