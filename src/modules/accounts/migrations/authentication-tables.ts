/**
 * What better-auth 1.7.6 asks for with the magic-link, passkey and generic-oauth plugins, under our own names, plus our
 * columns (\`person_id\`, \`mail_language\`, \`desk_seen_at\`, \`acting_mandate_id\`). The names are given to better-auth in
 * \`acts/sign-in.ts\`; a test compares what it asks for with what is here.
 */
export const authenticationTables = `
create table account (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  person_id uuid not null unique default gen_random_uuid(),
  mail_language text,
  desk_seen_at timestamptz,
  desk_seen_before timestamptz
);

create table account_session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references account (id) on delete cascade,
  acting_mandate_id uuid
);
create index account_session_by_user on account_session (user_id);

create table account_identity (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references account (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index account_identity_by_user on account_identity (user_id);

create table account_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_verification_by_identifier on account_verification (identifier);

create table account_passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references account (id) on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index account_passkey_by_user on account_passkey (user_id);
`
