import {
  type CommitmentContent,
  type PolicyArea,
  policyAreaList,
  type ReviewValues,
  type ToldCommitment,
  type ToldReview,
} from '#modules/action-plans'
import { toldValue } from './cell-values.ts'
import type { CommitmentRow } from './commitment-row.ts'
import { nameOf } from './identity.ts'

const areaOf = new Map<string, PolicyArea>(policyAreaList.map(({ heading, area }) => [heading, area]))
const climateAreas: ReadonlySet<PolicyArea> = new Set(['environment-and-climate', 'climate-finance', 'climate-mitigation-and-adaptation'])

/** Words in names of bodies that are no part of a government. The sheet does not tell them apart; this does, as well as names can. */
const outside =
  /\b(?:ngos?|csos?|civil society|societ(?:y|ies)|associations?|asociaci[oó]n|foundations?|fundaci[oó]n|fondation|network|coalition|alliance|university|universidad|universit[eé]|academia|institute of|think tank|centre for|center for|transparency international|open knowledge|chamber of commerce|private sector|citizens?|media|journalists?)\b/i

/** The language of a text as far as its script tells: the sheet is written in English, some cells in Arabic. */
const languageOf = (text: string) => ((text.match(/\p{Script=Arabic}/gu)?.length ?? 0) > text.length / 4 ? 'ar' : 'en')

const localized = (text: string) => {
  const original = languageOf(text)
  return { original, [original]: text } as const
}

/** A row as what the source tells of a commitment. */
export const toldCommitment = (row: CommitmentRow): ToldCommitment => ({
  name: nameOf(row),
  reference: row.identifier !== null && /^[A-Z]{2}\d{4,5}$/.test(row.identifier) ? row.identifier : null,
  content: contentOf(row),
  // The full text says what the commitment is: the template calls that the solution.
  prose: row.fullText === null ? {} : { solution: localized(row.fullText) },
  reviews: reviewsOf(row),
  status: null,
})

function contentOf(row: CommitmentRow): CommitmentContent {
  const areas = row.areas.flatMap((heading) => areaOf.get(heading) ?? [])
  const { transparency, participation, accountability } = row.values
  const values = { transparency, participation, accountability }
  return {
    number: row.number,
    title: localized(row.title),
    lead: row.lead,
    partnersInGovernment: row.supporters.filter((name) => !outside.test(name)),
    partnersOutside: row.supporters.filter((name) => outside.test(name)),
    from: row.from,
    to: row.to,
    values: (['transparency', 'participation', 'accountability'] as const).filter((name) => toldValue(values[name]) === true),
    policyAreas: areas,
    actions: [],
    traces: [],
    carriedFrom: null,
    sdgTargets: [],
    uncacArticles: [],
    climate: areas.some((area) => climateAreas.has(area)),
    milestones: [],
  }
}

const nothing: ReviewValues = {
  completion: null,
  verifiable: null,
  openGovernmentLens: null,
  potentialForResults: null,
  earlyResults: null,
  specificity: null,
  potentialImpact: null,
  starred: null,
}
/** Plans submitted since then have other products of review (OGP: the IRM’s products of 2021). */
const newProductsSince = 2020

function reviewsOf({ review, year }: CommitmentRow): ToldReview[] {
  const told = {
    completion: toldValue(review.completionEndOfTerm),
    verifiable: toldValue(review.verifiable),
    specificity: toldValue(review.specificity),
    potentialImpact: toldValue(review.potentialImpact),
    potentialForResults: toldValue(review.potentialForResults),
    earlyResults: toldValue(review.earlyResults) ?? toldValue(review.didItOpen),
  }
  const { completion, earlyResults, ...design } = told
  const isNew = year >= newProductsSince
  const products: ToldReview[] = [
    {
      product: isNew ? 'action-plan-review' : 'progress-report',
      year: yearIn(toldValue(review.yearMidTerm)),
      values: { ...nothing, ...design, completion: toldValue(review.completionMidTerm) },
    },
    {
      product: isNew ? 'results-report' : 'end-of-term',
      year: yearIn(toldValue(review.yearEndOfTerm)),
      values: { ...nothing, completion, earlyResults },
    },
  ]
  return products.filter(({ values }) => Object.values(values).some((value) => value !== null))
}

const yearIn = (year: number | null) => (year !== null && year >= 2000 && year <= 2200 ? year : null)
