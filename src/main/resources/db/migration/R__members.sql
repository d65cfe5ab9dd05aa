-- Who is in a project, and as what.

-- Whoever changes who is in a project takes turns, and takes this lock before any row of it.
create or replace function app.lock_members(p_project uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('members of ' || p_project, 0));
end $$;

-- A project is never without an owner, whoever changes its members and however. Each change waits for the one before it, and sees it.
create or replace function app.keep_an_owner() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.lock_members(old.project_id);
    if exists (select from app.projects p where p.project_id = old.project_id)
       and not exists (select from app.project_members m where m.project_id = old.project_id and m.role = 'owner') then
        raise exception 'the last owner' using errcode = 'BD010';
    end if;
    return null;
end $$;

create or replace trigger keep_an_owner after update of role or delete on app.project_members
    for each row when (old.role = 'owner') execute function app.keep_an_owner();

-- What ends with rights that somebody has no longer: work that goes on for them, files made for them, invitations that they made.
create or replace function app.end_rights(p_project uuid, p_user uuid, p_role text, p_by uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    reason constant text := 'Whoever had it worked on may do so no longer.';
    stopped uuid;
begin
    if p_role is distinct from 'owner' then
        perform app.log_project_event(p_project, 'invitation-withdrawn', p_by, jsonb_build_object('email', i.email, 'role', i.role))
           from app.invitations i where i.project_id = p_project and i.invited_by = p_user;
        delete from app.invitations i where i.project_id = p_project and i.invited_by = p_user;
    end if;
    if p_role is null or p_role not in ('owner', 'editor') then
        for stopped in select r.run_id from app.runs r
                        where r.project_id = p_project and r.dispatched_by = p_user and r.status = 'running' and r.dispatch = 'working'
                        order by r.run_id for no key update
        loop
            update app.runs r set status = 'paused', status_reason = reason, dispatch = 'stopped'
             where r.project_id = p_project and r.run_id = stopped;
            perform app.log_run_event(p_project, stopped, 'paused', null, null, p_by, null, reason);
        end loop;
    end if;
    if p_role is null then
        update app.exports e set status = 'cancelled', finished_at = clock_timestamp(), expires_at = clock_timestamp()
         where e.project_id = p_project and e.requested_by = p_user and e.status in ('queued', 'running');
    end if;
end $$;
comment on function app.end_rights(uuid, uuid, text, uuid) is
    'After somebody''s role became p_role, null for none. Runs pause: nobody else''s keys are used for what that person started, and theirs no longer.';

create or replace function app.set_member_role(p_project uuid, p_user uuid, p_role text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid;
    held text;
begin
    perform app.lock_members(p_project);
    who := app.demand(p_project, '{owner}');
    select m.role into held from app.project_members m where m.project_id = p_project and m.user_id = p_user;
    if not found then
        return null;
    end if;
    if held = p_role then
        return 'same';
    end if;
    begin
        update app.project_members m set role = p_role where m.project_id = p_project and m.user_id = p_user;
    exception when sqlstate 'BD010' then
        return 'last-owner';
    end;
    perform app.log_project_event(p_project, 'role-changed', who,
        jsonb_build_object('user_id', u.user_id, 'display_name', u.display_name, 'before', held, 'role', p_role))
       from app.users u where u.user_id = p_user;
    perform app.end_rights(p_project, p_user, p_role, who);
    return 'changed';
end $$;
comment on function app.set_member_role(uuid, uuid, text) is 'changed, same or last-owner; null where that person is no member: nobody becomes one this way.';

create or replace function app.remove_member(p_project uuid, p_user uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid;
    held text;
begin
    perform app.lock_members(p_project);
    who := app.demand(p_project, case when p_user = app.uid() then '{owner,editor,reviewer,viewer}'::text[] else '{owner}' end);
    begin
        delete from app.project_members m where m.project_id = p_project and m.user_id = p_user returning m.role into held;
    exception when sqlstate 'BD010' then
        return 'last-owner';
    end;
    if held is null then
        return null;
    end if;
    perform app.log_project_event(p_project, case when p_user = who then 'member-left' else 'member-removed' end, who,
        jsonb_build_object('user_id', u.user_id, 'display_name', u.display_name, 'role', held))
       from app.users u where u.user_id = p_user;
    perform app.end_rights(p_project, p_user, null, who);
    return 'removed';
end $$;
comment on function app.remove_member(uuid, uuid) is 'An owner removes anybody, everybody themselves: removed or last-owner; null where that person is no member.';

grant execute on function app.set_member_role(uuid, uuid, text), app.remove_member(uuid, uuid) to blockdata_app;
