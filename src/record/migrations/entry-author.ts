/**
 * Finds the entries made under a mandate without reading the others. The mandate is read at the place where canonical
 * JSON puts it, as bytes: no leaf makes this fail, so none can hold up the sequencer through the index.
 */
export const entryAuthor = `
create function record_mandate_of(leaf bytea) returns text language sql immutable strict parallel safe as $$
  select substring(encode(leaf, 'escape')
    from '^\\{"about":\\{[^{}]*\\},"at":"[^"]*","by":\\{"kind":"mandate","mandate":"([^"]+)"')
$$;
create index record_entry_mandate on record_entry (record_mandate_of(leaf), index) where record_mandate_of(leaf) is not null;
`
