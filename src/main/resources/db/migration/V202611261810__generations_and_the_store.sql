-- Each upload has a place of its own in the store, and the database knows its store.

-- Null for documents of before: their files stand under the document itself.
alter table documents add column generation uuid;
comment on column documents.generation is 'The upload whose files these are: no other upload ever has the same place in the store.';

create table file_stores (
    singleton     boolean primary key default true constraint file_stores_is_one check (singleton),
    store_id      uuid not null,
    marked        boolean not null default false,
    marking_until timestamptz not null
);
comment on table file_stores is 'The one store of files that belongs to this database; its id stands in the store too.';
