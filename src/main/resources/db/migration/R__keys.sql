-- Keys of people. What goes in and out here is encrypted; the key to it is not in the database.

create or replace function app.save_model_key(p_provider text, p_sealed bytea, p_hint text, p_base_url text, p_remarks text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.uid();
    made boolean;
begin
    -- An account that is being deleted takes none with it that comes later: a key is tried for seconds before it is kept.
    perform 1 from app.users u where u.user_id = who and u.deleted_at is null for key share;
    if not found then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    insert into app.model_keys as k (user_id, provider, sealed, hint, base_url, remarks)
    values (who, p_provider, p_sealed, p_hint, p_base_url, left(p_remarks, 1000))
    on conflict (user_id, provider) do update
       set sealed = excluded.sealed, hint = excluded.hint, base_url = excluded.base_url, remarks = excluded.remarks, changed_at = now()
    returning k.xmax = 0 into made;
    return made;
end $$;
comment on function app.save_model_key(text, bytea, text, text, text) is 'The caller''s own key for this provider, from now on; whether there was none before.';

create or replace function app.delete_model_key(p_provider text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from app.model_keys k where k.user_id = app.uid() and k.provider = p_provider;
    return found;
end $$;

create or replace function app.my_model_keys() returns setof app.model_keys
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select k.* from app.model_keys k where k.user_id = app.uid() order by k.provider;
end $$;
comment on function app.my_model_keys() is 'The caller''s own.';

grant execute on function app.save_model_key(text, bytea, text, text, text), app.delete_model_key(text), app.my_model_keys() to blockdata_app;

create or replace function app.model_key_of(p_user uuid, p_provider text) returns table (sealed bytea, base_url text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select k.sealed, k.base_url from app.model_keys k where k.user_id = p_user and k.provider = p_provider;
end $$;
comment on function app.model_key_of(uuid, text) is 'For whoever works on a run that this person dispatched.';

create or replace function app.reseal_model_key(p_user uuid, p_provider text, p_old bytea, p_new bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.model_keys k set sealed = p_new where k.user_id = p_user and k.provider = p_provider and k.sealed = p_old;
    return found;
end $$;
comment on function app.reseal_model_key(uuid, text, bytea, bytea) is 'The same key under a newer secret, for whoever knows how it is kept now.';

create or replace function app.model_keys_sealed_before(p_mark bytea, p_after_user uuid, p_after_provider text, p_most integer)
    returns table (user_id uuid, provider text, sealed bytea, base_url text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select k.user_id, k.provider, k.sealed, k.base_url from app.model_keys k
                  where (k.user_id, k.provider) > (p_after_user, p_after_provider) and substr(k.sealed, 1, length(p_mark)) <> p_mark
                  order by k.user_id, k.provider limit p_most;
end $$;
comment on function app.model_keys_sealed_before(bytea, uuid, text, integer) is 'A page of the keys that are not under the newest secret, by how those begin that are.';

grant execute on function app.model_key_of(uuid, text), app.reseal_model_key(uuid, text, bytea, bytea), app.model_keys_sealed_before(bytea, uuid, text, integer) to blockdata_worker;
