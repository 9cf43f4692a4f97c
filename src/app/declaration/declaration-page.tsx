import type { Words } from '#kernel/i18n.ts'
import { type Pledge, type PledgeFeature, pledges, ruleCodes, ruleText } from '#modules/declaration'
import { Checks, Crumbs, Flow, Head, Nest, Row, Section, Small, to, Wrap } from '#ui'
import { type Figures, figureOf, participationsText } from './figures.ts'

interface Props {
  readonly words: Words
  readonly figures: Figures
}

/** The Declaration, pledge by pledge, each with its figures and what makes it real, or “not yet”. */
export const DeclarationPage = ({ words, figures }: Props) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('common.nav.declaration')} />
    <Head
      title={words.t('declaration.page.title')}
      lede={words.t('declaration.page.lede')}
      aside={<p>{participationsText(words, figures)}</p>}
    />
    <Section id="pledges" title={words.t('declaration.page.contents')} intro={words.t('declaration.page.contents-intro')}>
      <Nest
        items={pledges.map((pledge) => ({
          title: words.t('declaration.page.pledge', { code: pledge.code, title: words.t(pledge.titleKey) }),
          href: `#${pledge.code}`,
        }))}
      />
    </Section>
    {pledges.map((pledge) => (
      <PledgeSection words={words} figures={figures} pledge={pledge} />
    ))}
  </Wrap>
)

function PledgeSection({ words, figures, pledge }: Props & { pledge: Pledge }) {
  const figure = figureOf(words, pledge.code, figures)
  const rules = ruleCodes.map(ruleText).filter(({ engagements }) => engagements.includes(pledge.code))
  return (
    <Section id={pledge.code} title={words.t(pledge.titleKey)} intro={<span dir="ltr">{pledge.code}</span>}>
      <Flow>
        <p>{words.t(pledge.summaryKey)}</p>
        {figure === null ? null : (
          <p>
            <b>{figure}</b>
          </p>
        )}
        <Checks items={pledge.features.map((feature) => featureItem(words, feature))} />
        {rules.length === 0 ? null : (
          <Row small>
            <span>{words.t('declaration.page.rules')}</span>
            {rules.map(({ code }) => (
              <a href={to(words, `/rules/${code}`)} dir="ltr">
                {code}
              </a>
            ))}
          </Row>
        )}
        {pledge.features.some(({ built }) => built) ? null : <Small>{words.t('declaration.page.nothing-yet')}</Small>}
      </Flow>
    </Section>
  )
}

const featureItem = (words: Words, { built, href, key }: PledgeFeature) => ({
  icon: built ? ('check' as const) : ('hourglass' as const),
  text: (
    <>
      {built ? null : <b>{words.t('declaration.page.not-yet')} </b>}
      <a href={to(words, href)}>{words.t(key)}</a>
    </>
  ),
})
