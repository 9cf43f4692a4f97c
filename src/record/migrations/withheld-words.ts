/**
 * Words taken off the pages by moderation. `record_removal` is computed from the entries; the words themselves, with their
 * salt, wait aside in `record_withheld` so that an appeal can bring them back, and `record_withheld_column` remembers what
 * stood in the projected tables.
 */
export const withheldWords = `
create table record_removal (
  target uuid not null,
  field text not null,
  ground text not null,
  opinions smallint not null,
  entry_id uuid not null,
  removed_at timestamptz not null,
  restored_entry_id uuid,
  restored_at timestamptz,
  restored_reason text,
  primary key (entry_id, field)
);
-- The last guard, behind the lock: words are removed once at a time.
create unique index record_removal_standing on record_removal (target, field) where restored_entry_id is null;

create table record_withheld (
  entry_id uuid not null,
  field text not null,
  salt bytea not null,
  value text not null,
  primary key (entry_id, field)
);
create table record_withheld_column (
  id bigint generated always as identity primary key,
  entry_id uuid not null,
  field text not null,
  in_table text not null,
  row_key jsonb not null,
  in_column text not null,
  before jsonb,
  after jsonb,
  foreign key (entry_id, field) references record_withheld on delete cascade
);

create or replace function record_refuse_silent_erasure() returns trigger language plpgsql as $$
begin
  if exists (
    select from removed d
    where not exists (
      select from record_redaction r
      where r.target = d.entry_id and r.field = d.field
        and (exists (select from record_outbox o where o.entry_id = r.entry_id and o.kind = 'content-redacted')
          or exists (select from record_entry e where e.entry_id = r.entry_id and e.kind = 'content-redacted'))
    )
    and not exists (
      select from record_removal r join record_withheld w on w.entry_id = r.target and w.field = r.field
      where r.target = d.entry_id and r.field = d.field and r.restored_entry_id is null and w.salt = d.salt and w.value = d.value
        and (exists (select from record_outbox o where o.entry_id = r.entry_id and o.kind = 'content-removed')
          or exists (select from record_entry e where e.entry_id = r.entry_id and e.kind = 'content-removed'))
    )
  ) then
    raise exception 'words are erased only together with an entry content-redacted, removed only with an entry content-removed'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;

create function record_refuse_silent_loss() returns trigger language plpgsql as $$
begin
  if exists (
    select from removed d
    where not exists (select from record_redaction r where r.target = d.entry_id and r.field = d.field)
      and not exists (
        select from record_disclosure w where w.entry_id = d.entry_id and w.field = d.field and w.salt = d.salt and w.value = d.value
      )
  ) then
    raise exception 'withheld words go back where they were, or are erased together with an entry content-redacted'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger returned after delete on record_withheld referencing old table as removed
  for each statement execute function record_refuse_silent_loss();
create trigger append_only before update or truncate on record_withheld
  for each statement execute function record_refuse_change();
`
