import type { Migration } from '#kernel/database.ts'

// Both extensions come with PostgreSQL and are trusted: the owner of the database may create them.
/** What searches for words look in: stems of the four languages without accents, and the words of titles for near spellings. */
export const commitmentSearchMigration: Migration = {
  id: '0350-commitment-search',
  sql: `
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create text search configuration parvis_en (copy = english);
alter text search configuration parvis_en alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, english_stem;
create text search configuration parvis_fr (copy = french);
alter text search configuration parvis_fr alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, french_stem;
create text search configuration parvis_es (copy = spanish);
alter text search configuration parvis_es alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, spanish_stem;
create text search configuration parvis_ar (copy = arabic);
alter text search configuration parvis_ar alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, arabic_stem;
create text search configuration parvis_plain (copy = simple);
alter text search configuration parvis_plain alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, simple;

create table commitment_search (
  commitment_id uuid primary key references commitment,
  document tsvector not null
);
create index commitment_search_document on commitment_search using gin (document);

-- Words of titles only: prose may be erased, and a word list would keep a word of it.
create table commitment_word (
  word text primary key
);
create index commitment_word_near on commitment_word using gin (word gin_trgm_ops);
`,
}
