/** Mandates (computed from the record) and, beside them, whose they are (private, never on the record). */
export const mandateTables = `
create table mandate (
  id uuid primary key,
  kind text not null check (kind in ('point-of-contact', 'editor', 'steward', 'assessor', 'moderator')),
  member_id uuid,
  granted_at timestamptz not null,
  granted_by uuid,
  valid_until timestamptz,
  entry_id uuid not null,
  revoked_at timestamptz,
  revoked_ground text,
  revoked_entry_id uuid,
  check ((kind in ('point-of-contact', 'editor')) = (member_id is not null)),
  check ((revoked_at is null) = (revoked_entry_id is null))
);
create index mandate_by_member on mandate (member_id) where member_id is not null;
create index mandate_by_kind on mandate (kind) where revoked_at is null;

create table mandate_holder (
  mandate_id uuid primary key,
  account_id text not null references account (id) on delete cascade
);
create index mandate_holder_by_account on mandate_holder (account_id);

create table mandate_invitation (
  id uuid primary key,
  email text not null,
  kind text not null,
  member_id uuid,
  valid_until timestamptz,
  language text not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create index mandate_invitation_by_email on mandate_invitation (email);
`
