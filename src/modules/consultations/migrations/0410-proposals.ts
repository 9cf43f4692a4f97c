import type { Migration } from '#kernel/database.ts'

/**
 * What the pages of proposals need to stay quick with thousands of them: counts kept as things change, words to search in,
 * and the private links by which an author invites another.
 */
export const proposalsMigration: Migration = {
  id: '0410-proposals',
  sql: `
alter table proposal add column arguments_for integer not null default 0, add column arguments_against integer not null default 0;
update proposal p set
  arguments_for = (select count(*) from proposal_argument a where a.proposal_id = p.id and a.side = 'for' and a.withdrawn_at is null),
  arguments_against = (select count(*) from proposal_argument a where a.proposal_id = p.id and a.side = 'against' and a.withdrawn_at is null);
create index proposal_argument_side on proposal_argument (proposal_id, side, made_at) where reply_to is null;

-- Computed by the database from the words themselves: what is erased there is gone here too.
alter table proposal_version add column document tsvector generated always as (
  case language
    when 'fr' then setweight(to_tsvector('parvis_fr', coalesce(title, '')), 'A') || setweight(to_tsvector('parvis_fr', coalesce(text, '')), 'B')
    when 'es' then setweight(to_tsvector('parvis_es', coalesce(title, '')), 'A') || setweight(to_tsvector('parvis_es', coalesce(text, '')), 'B')
    when 'ar' then setweight(to_tsvector('parvis_ar', coalesce(title, '')), 'A') || setweight(to_tsvector('parvis_ar', coalesce(text, '')), 'B')
    else setweight(to_tsvector('parvis_en', coalesce(title, '')), 'A') || setweight(to_tsvector('parvis_en', coalesce(text, '')), 'B')
  end
) stored;
create index proposal_version_document on proposal_version using gin (document);
create index proposal_version_near on proposal_version using gin (title gin_trgm_ops);

-- Private, as supports are. Kept by the database in the statement that changes them, so that it cannot differ from the rows.
create table support_tally (
  target_id uuid primary key,
  supports integer not null
);
insert into support_tally (target_id, supports) select target_id, count(*) from support group by target_id;
create function tally_supports() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into support_tally as known (target_id, supports)
      select target_id, count(*) from changed group by target_id order by target_id
      on conflict (target_id) do update set supports = known.supports + excluded.supports;
  else
    insert into support_tally as known (target_id, supports)
      select target_id, -count(*) from changed group by target_id order by target_id
      on conflict (target_id) do update set supports = known.supports + excluded.supports;
  end if;
  return null;
end $$;
create trigger tally_given after insert on support referencing new table as changed for each statement execute function tally_supports();
create trigger tally_taken after delete on support referencing old table as changed for each statement execute function tally_supports();

-- Private. A link by which an author lets one more person sign; the link itself is not kept, only its digest.
create table proposal_invitation (
  key_digest bytea primary key,
  proposal_id uuid not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  used_at timestamptz
);
create index proposal_invitation_of on proposal_invitation (proposal_id);
`,
}
