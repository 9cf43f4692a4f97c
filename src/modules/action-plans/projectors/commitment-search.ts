import { sql, type Trx } from '#kernel/database.ts'
import '../tables.ts'

/**
 * Writes what a search finds commitments by, from their newest revisions: title (weight A), reference and institutions (B), prose
 * and milestones (C), each language with its own stems. Called by whatever changes these words, erasure included.
 */
export async function indexCommitments(trx: Trx, commitments: readonly string[]): Promise<void> {
  await sql`
    insert into commitment_search (commitment_id, document)
    select c.id,
      setweight(to_tsvector('parvis_en', coalesce(c.title->>'en', '')), 'A') || setweight(to_tsvector('parvis_fr', coalesce(c.title->>'fr', '')), 'A')
      || setweight(to_tsvector('parvis_es', coalesce(c.title->>'es', '')), 'A') || setweight(to_tsvector('parvis_ar', coalesce(c.title->>'ar', '')), 'A')
      || setweight(to_tsvector('parvis_plain', concat_ws(' ', c.reference, c.lead,
        (select string_agg(value, ' ') from jsonb_array_elements_text((r.content->'partnersInGovernment') || (r.content->'partnersOutside'))))), 'B')
      || setweight(to_tsvector('parvis_en', coalesce(t.en, '')), 'C') || setweight(to_tsvector('parvis_fr', coalesce(t.fr, '')), 'C')
      || setweight(to_tsvector('parvis_es', coalesce(t.es, '')), 'C') || setweight(to_tsvector('parvis_ar', coalesce(t.ar, '')), 'C')
    from commitment c
    join commitment_revision r on r.commitment_id = c.id and r.revision = c.revision
    cross join lateral (
      select string_agg(value->>'en', ' ') as en, string_agg(value->>'fr', ' ') as fr, string_agg(value->>'es', ' ') as es, string_agg(value->>'ar', ' ') as ar
      from (
        select value from jsonb_each(r.prose)
        union all
        select m.value->'title' from jsonb_array_elements(r.content->'milestones') as m
      ) as texts
    ) as t
    where c.id = any(${commitments}::uuid[])
    on conflict (commitment_id) do update set document = excluded.document
  `.execute(trx)
}

/** Keeps the words of titles, for those who spell one nearly. */
export async function keepTitleWords(trx: Trx, commitments: readonly string[]): Promise<void> {
  await sql`
    insert into commitment_word (word)
    select distinct unnest(tsvector_to_array(to_tsvector('parvis_plain',
      concat_ws(' ', c.title->>'en', c.title->>'fr', c.title->>'es', c.title->>'ar', c.lead))))
    from commitment c where c.id = any(${commitments}::uuid[])
    order by 1
    on conflict do nothing
  `.execute(trx)
}
