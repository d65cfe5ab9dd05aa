-- Schemas belong to a person; projects use them through runs.

create or replace function app.register_schema(p_schema uuid, p_ref text, p_uid text, p_text text) returns table (result text, schema_id uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.uid();
    held app.schemas;
begin
    if who is null then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    insert into app.schemas (schema_id, owner_id, schema_ref, schema_uid, schema_text) values (p_schema, who, p_ref, p_uid, p_text)
    on conflict on constraint schemas_owner_ref_key do nothing;
    if found then
        return query select 'created', p_schema;
        return;
    end if;
    select * into held from app.schemas s where s.owner_id = who and s.schema_ref = p_ref;
    return query select case when held.schema_uid = p_uid then 'identical' else 'conflict' end, held.schema_id;
end $$;

create or replace function app.delete_schema(p_schema uuid) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    uses bigint;
begin
    perform 1 from app.schemas s where s.schema_id = p_schema and s.owner_id = app.uid() for update;
    if not found then
        return null;
    end if;
    select count(*) into uses from app.runs r where r.schema_id = p_schema;
    if uses = 0 then
        delete from app.schemas s where s.schema_id = p_schema;
    end if;
    return uses;
end $$;
comment on function app.delete_schema(uuid) is 'Deletes one''s own schema and answers 0, or keeps it and answers how many runs use it; null where there is none.';

create or replace function app.schema_uses(p_schema uuid)
    returns table (project_id uuid, project_name text, runs bigint, documents bigint, confirmed bigint)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if p_schema <> all (app.my_schemas()) then
        return;
    end if;
    return query select p.project_id, p.project_name, count(*), count(distinct r.source_uid), sum(r.confirmed)::bigint
                   from app.runs r left join app.projects p on p.project_id = r.project_id and p.project_id = any (app.my_projects())
                  where r.schema_id = p_schema
                  group by p.project_id, p.project_name
                  order by lower(p.project_name) nulls last, p.project_id;
end $$;
comment on function app.schema_uses(uuid) is
    'Which projects of the caller use a schema, and in one row without a name what others do: it counts what delete_schema counts.';

create or replace function app.schema_standings(p_schemas uuid[]) returns table (schema_id uuid, own boolean, runs bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.schema_id, s.owner_id = app.uid(), (select count(*) from app.runs r where r.schema_id = s.schema_id)
      from app.schemas s
     where s.schema_id = any (p_schemas) and s.schema_id = any (app.my_schemas())
$$;
comment on function app.schema_standings(uuid[]) is
    'Whose schemas are, of those that the caller may see, and how many runs use each: it counts what delete_schema counts.';

create or replace function app.owns_schema(p_schema uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from app.schemas s where s.schema_id = p_schema and s.owner_id = app.uid())
$$;

create or replace function app.schema_of_run(p_project uuid, p_run uuid) returns table (schema_ref text, schema_uid text, schema_text text, model_config text, dispatched_by uuid)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- The keys of somebody who has left, or may dispatch no longer, are theirs alone again.
    return query select s.schema_ref, s.schema_uid, s.schema_text, r.model_config::text,
                        (select m.user_id from app.project_members m where m.project_id = p_project and m.user_id = r.dispatched_by
                                                                         and m.role in ('owner', 'editor'))
                   from app.runs r join app.schemas s on s.schema_id = r.schema_id
                  where r.project_id = p_project and r.run_id = p_run;
end $$;

grant execute on function app.register_schema(uuid, text, text, text), app.delete_schema(uuid), app.schema_uses(uuid), app.schema_standings(uuid[]), app.owns_schema(uuid)
    to blockdata_app;
grant execute on function app.schema_of_run(uuid, uuid) to blockdata_worker;
