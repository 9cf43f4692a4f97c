import type { Migration } from '#kernel/database.ts'

/** Members, every slug they had, their changes of status, their endorsement of the Declaration. */
export const membersTables: Migration = {
  id: '0100-members',
  sql: `
create table member (
  id uuid primary key,
  slug text not null unique,
  kind text not null check (kind in ('state', 'local-government', 'parliament', 'civil-society', 'media', 'academia', 'private-sector', 'international-body')),
  level text check (level in ('national', 'local', 'international')),
  name jsonb not null,
  country text check (country ~ '^[A-Z]{2}$'),
  iso3 text check (iso3 ~ '^[A-Z]{3}$'),
  parent_id uuid references member (id),
  longitude_millidegrees integer,
  latitude_millidegrees integer,
  languages text[] not null,
  website text,
  status text check (status in ('active', 'under-procedural-review', 'inactive', 'suspended', 'withdrawn')),
  fictional boolean not null,
  admitted_at timestamptz not null,
  source text,
  entry_id uuid not null unique,
  check ((longitude_millidegrees is null) = (latitude_millidegrees is null)),
  check (kind = 'local-government' or parent_id is null)
);

create index member_parent on member (parent_id) where parent_id is not null;
create unique index member_one_state_per_country on member (country) where kind = 'state';

create table member_slug (
  slug text primary key,
  member_id uuid not null references member (id),
  entry_id uuid not null
);

create table member_status_change (
  entry_id uuid primary key,
  member_id uuid not null references member (id),
  status text not null,
  since timestamptz not null,
  source text,
  reason text
);

create index member_status_change_of_member on member_status_change (member_id, since);

create table member_endorsement (
  member_id uuid primary key references member (id),
  endorsed_at timestamptz not null,
  entry_id uuid not null unique
);
`,
}
