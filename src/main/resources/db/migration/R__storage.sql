-- The store of files that this database knows. It belongs to no project; nodes ask, with the worker's login.

create or replace function app.known_store() returns table (store_id uuid, marked boolean, documents boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select s.store_id, coalesce(s.marked, false), exists (select from app.documents)
          from (select) one left join app.file_stores s on true;
end $$;
comment on function app.known_store() is 'The id of the store, whether the store has been seen to bear it, and whether there are documents. Always one row.';

create or replace function app.begin_marking_store(p_offered uuid) returns table (store_id uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        insert into app.file_stores as s (store_id, marking_until) values (p_offered, clock_timestamp() + interval '1 minute')
        on conflict (singleton) do update set marking_until = excluded.marking_until
                where not s.marked and s.marking_until < clock_timestamp()
        returning s.store_id;
end $$;
comment on function app.begin_marking_store(uuid) is
    'The id that the caller is to write into its store, for a minute it alone; no row while another node is at it, or when it is done.';

create or replace function app.store_marked(p_store uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.file_stores s set marked = true where s.store_id = p_store;
end $$;

grant execute on function app.known_store(), app.begin_marking_store(uuid), app.store_marked(uuid) to blockdata_worker;
