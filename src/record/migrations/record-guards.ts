/**
 * What the database itself refuses, whoever asks: changing or removing what was published.
 * Statement triggers, so that a statement that touches no row is refused too, and so that the cost does not grow with the rows.
 */
export const recordGuards = `
create function record_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the public record is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on record_entry
  for each statement execute function record_refuse_change();
create trigger append_only before update or delete or truncate on record_checkpoint
  for each statement execute function record_refuse_change();
create trigger append_only before update or delete or truncate on record_cosignature
  for each statement execute function record_refuse_change();
create trigger append_only before update or delete or truncate on record_key
  for each statement execute function record_refuse_change();
create trigger append_only before update or delete or truncate on record_about
  for each statement execute function record_refuse_change();
create trigger append_only before update or truncate on record_outbox
  for each statement execute function record_refuse_change();
create trigger append_only before update or truncate on record_disclosure
  for each statement execute function record_refuse_change();
create trigger append_only before delete or truncate on record_tile
  for each statement execute function record_refuse_change();
create trigger append_only before delete or truncate on record_state
  for each statement execute function record_refuse_change();

create function record_refuse_gap() returns trigger language plpgsql as $$
declare
  first bigint; last bigint; added bigint; before bigint;
begin
  select min(index), max(index), count(*) into first, last, added from inserted;
  if added = 0 then return null; end if;
  select coalesce(max(index), -1) into before from record_entry where index < first;
  if last - first + 1 <> added or first <> before + 1 then
    raise exception 'record indexes have no gaps: after % comes %, not %', before, before + 1, first
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger dense after insert on record_entry referencing new table as inserted
  for each statement execute function record_refuse_gap();

create function record_refuse_second_append() returns trigger language plpgsql as $$
begin
  if exists (select from inserted i join record_entry e using (entry_id)) then
    raise exception 'an entry with this id is already in the record' using errcode = 'unique_violation';
  end if;
  return null;
end $$;
create trigger once after insert on record_outbox referencing new table as inserted
  for each statement execute function record_refuse_second_append();

create function record_refuse_loss() returns trigger language plpgsql as $$
begin
  if exists (
    select from removed r
    where not exists (select from record_entry e where e.entry_id = r.entry_id and e.leaf = r.leaf)
  ) then
    raise exception 'an entry leaves the outbox only once it is in the record' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger sequenced after delete on record_outbox referencing old table as removed
  for each statement execute function record_refuse_loss();

create function record_refuse_silent_erasure() returns trigger language plpgsql as $$
begin
  if exists (
    select from removed d
    where not exists (
      select from record_redaction r
      where r.target = d.entry_id and r.field = d.field
        and (exists (select from record_outbox o where o.entry_id = r.entry_id and o.kind = 'content-redacted')
          or exists (select from record_entry e where e.entry_id = r.entry_id and e.kind = 'content-redacted'))
    )
  ) then
    raise exception 'words are erased only together with an entry content-redacted' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger redacted after delete on record_disclosure referencing old table as removed
  for each statement execute function record_refuse_silent_erasure();

create function record_only_widen_tile() returns trigger language plpgsql as $$
begin
  if new.level <> old.level or new.n <> old.n
    or octet_length(new.hashes) < octet_length(old.hashes)
    or substring(new.hashes from 1 for octet_length(old.hashes)) <> old.hashes then
    raise exception 'a tile only widens' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger widens before update on record_tile for each row execute function record_only_widen_tile();

create function record_only_grow() returns trigger language plpgsql as $$
begin
  if new.size < old.size then
    raise exception 'the record only grows: % is smaller than %', new.size, old.size using errcode = 'restrict_violation';
  end if;
  if new.name <> old.name and (old.size > 0 or exists (select from record_outbox) or exists (select from record_checkpoint)) then
    raise exception 'the record is called % for good', old.name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger grows before update on record_state for each row execute function record_only_grow();
`
