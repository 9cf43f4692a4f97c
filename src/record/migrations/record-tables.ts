/** The tables of the record. What a row promises by itself is a constraint; what it promises over time is a trigger. */
export const recordTables = `
create table record_state (
  single boolean primary key default true check (single),
  name text not null check (name <> '' and name !~ '[[:space:]+]'),
  size bigint not null check (size >= 0),
  frontier bytea not null check (octet_length(frontier) % 32 = 0)
);
insert into record_state (name, size, frontier) values ('parvis.localhost/record', 0, '');

create table record_outbox (
  id bigint generated always as identity primary key,
  entry_id uuid not null unique,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  leaf bytea not null check (octet_length(leaf) between 1 and 65535)
);

create table record_entry (
  index bigint primary key check (index >= 0),
  entry_id uuid not null unique,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  leaf bytea not null check (octet_length(leaf) between 1 and 65535),
  leaf_hash bytea not null check (leaf_hash = sha256('\\x00'::bytea || leaf))
);
create index record_entry_kind on record_entry (kind, index);
create index record_entry_at on record_entry (at, index);

create table record_about (
  entry_id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  primary key (entry_id, subject_kind)
);
create index record_about_subject on record_about (subject_kind, subject_id, entry_id);

create table record_tile (
  level smallint not null check (level between 0 and 63),
  n bigint not null check (n >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, n)
);

create table record_checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  signed_at timestamptz not null
);

create table record_cosignature (
  size bigint not null references record_checkpoint,
  witness text not null,
  line text not null,
  received_at timestamptz not null,
  primary key (size, witness)
);

create table record_key (
  verifier_key text primary key,
  since timestamptz not null
);

create table record_disclosure (
  entry_id uuid not null,
  field text not null,
  salt bytea not null check (octet_length(salt) = 32),
  value text not null,
  primary key (entry_id, field)
);

create table record_redaction (
  target uuid not null,
  field text not null,
  entry_id uuid not null,
  primary key (target, field)
);
`
