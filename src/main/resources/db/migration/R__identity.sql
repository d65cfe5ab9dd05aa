-- Who is asking. The settings are transaction-local and signed with a key that only the definer reads, so that smuggled SQL cannot put
-- another name in them. Anything unset, malformed, expired or wrongly signed is nobody.

create or replace function app.uid() returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    uuid_text constant text := '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
    who     text := current_setting('app.user_id', true);
    project text := coalesce(current_setting('app.project_id', true), '');
    expires text := current_setting('app.expires', true);
    sig     text := current_setting('app.signature', true);
begin
    if who is null or who !~ uuid_text or (project <> '' and project !~ uuid_text)
       or expires is null or expires !~ '^[0-9]{1,12}$' or sig is null or sig !~ '^[0-9a-f]{64}$'
       or expires::bigint < extract(epoch from clock_timestamp()) then
        return null;
    end if;
    perform 1 from app.wall_keys k
      where sha256(k.key || sha256(k.key || convert_to(who || '|' || project || '|' || expires, 'UTF8'))) = decode(sig, 'hex');
    if not found then
        return null;
    end if;
    return who::uuid;
end $$;
comment on function app.uid() is 'The signed-in user of this transaction, or null.';

create or replace function app.my_project(p_roles text[] default '{owner,editor,reviewer,viewer}') returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who     uuid := app.uid();
    project text := current_setting('app.project_id', true);
    result  uuid;
begin
    if who is null or project is null or project = '' then
        return null;
    end if;
    select m.project_id into result from app.project_members m
     where m.project_id = project::uuid and m.user_id = who and m.role = any (p_roles);
    return result;
end $$;
comment on function app.my_project(text[]) is 'The project of this transaction if the user is a member with one of these roles, or null: the one condition of every policy.';

create or replace function app.my_projects() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return (select coalesce(array_agg(m.project_id), '{}') from app.project_members m where m.user_id = who);
end $$;

create or replace function app.my_peers() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return (select coalesce(array_agg(distinct p.user_id), '{}')
              from app.project_members m join app.project_members p on p.project_id = m.project_id
             where m.user_id = who) || who;
end $$;

create or replace function app.my_schemas() returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return array(select s.schema_id from app.schemas s where s.owner_id = who
                 union
                 select r.schema_id from app.runs r join app.project_members m on m.project_id = r.project_id where m.user_id = who);
end $$;
comment on function app.my_schemas() is 'Schemas that the user owns, or that a run uses in one of the user''s projects.';

create or replace function app.my_role(p_project uuid) returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return (select m.role from app.project_members m where m.project_id = p_project and m.user_id = who);
end $$;

-- For the definer's own functions. The lock makes a removal wait for us, or us see it.
create or replace function app.demand(p_project uuid, p_roles text[]) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.uid();
    held text;
begin
    select m.role into held from app.project_members m where m.project_id = p_project and m.user_id = who for key share;
    if not found then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    if not held = any (p_roles) then
        raise exception 'role too low' using errcode = '42501';
    end if;
    return who;
end $$;
comment on function app.demand(uuid, text[]) is 'The caller, who must hold one of the roles: P0002 where there is no such project for them, 42501 where the role is too low.';

create or replace function app.names_in_project(p_project uuid) returns table (user_id uuid, display_name text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if app.my_role(p_project) is null then
        return;
    end if;
    return query
        select u.user_id, u.display_name from app.users u
         where u.user_id in (select m.user_id from app.project_members m where m.project_id = p_project
                             union select e.actor from app.run_events e where e.project_id = p_project and e.actor is not null);
end $$;
comment on function app.names_in_project(uuid) is 'Names of members, and of whoever acted in the project before leaving it.';

grant execute on function app.uid(), app.my_project(text[]), app.my_projects(), app.my_peers(), app.my_schemas(), app.my_role(uuid),
    app.names_in_project(uuid) to blockdata_app;
