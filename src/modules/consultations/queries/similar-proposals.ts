import { type Db, sql } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { type ProposalShown, type ProposalsOf, proposalsByIds } from './proposals.ts'

/** What somebody is about to propose. */
interface Wanted {
  readonly title: string
  readonly text: string
  readonly language: Language
}

const most = 5
/** Least share of the words of a title that another proposal must have, and least likeness of two titles. */
const leastShare = 0.6
const leastLikeness = 0.35

/**
 * Proposals that stand and say something near, the nearest first, at most five: a title much like this one (three letters at
 * a time), or most of the words of this title, in their stems, in the other's title or text.
 */
export async function similarProposals(
  db: Db,
  consultation: ProposalsOf,
  { title, text, language }: Wanted,
): Promise<readonly ProposalShown[]> {
  const configuration = sql`${`parvis_${language}`}::regconfig`
  const { rows } = await sql<{ id: string }>`
    with asked as materialized (
      select tsvector_to_array(to_tsvector(${configuration}, ${title})) as words,
        tsvector_to_array(to_tsvector(${configuration}, ${text.slice(0, 1000)})) as more
    ), query as materialized (
      select string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery as any_word from asked, unnest(asked.words) as word
    ), near as materialized (
      select p.id, v.document, similarity(v.title, ${title}) as likeness
      from query, proposal p join consultation_input i on i.id = p.id
      join proposal_version v on v.proposal_id = p.id and v.version = p.version
      where p.consultation_id = ${consultation.id} and i.withdrawn_at is null and i.merged_into is null and i.split_at is null
        and (v.title % ${title} or v.document @@ query.any_word)
      order by likeness desc nulls last, ts_rank(v.document, query.any_word) desc nulls last limit 60
    ), shares as (
      select near.id, near.likeness, coalesce((select count(*) from unnest(asked.words) as word
          where word = any(tsvector_to_array(near.document))), 0)::float / greatest(cardinality(asked.words), 1) as share,
        (select count(*) from unnest(asked.more) as word where word = any(tsvector_to_array(near.document))) as more
      from near, asked
    )
    select id from shares where likeness >= ${leastLikeness} or share >= ${leastShare}
    order by coalesce(likeness, 0) + share desc, more desc, id limit ${most}
  `.execute(db)
  const byId = await proposalsByIds(
    db,
    consultation,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id }) => byId.get(id) ?? [])
}
