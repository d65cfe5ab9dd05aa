-- Invitations into projects: taken by their link alone.

drop function if exists app.invited(bytea, text);
create function app.invited(p_token_hash bytea, p_email text) returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select case when i.mailed then 'mailed' else 'handed' end from app.invitations i
             where i.token_hash = p_token_hash and i.email = p_email and i.expires_at > now());
end $$;
comment on function app.invited(bytea, text) is 'Mailed or handed, by how it came to its bearer, where the bearer of this link is asked in under this address: with one, an account may be made where strangers may make none. Only one that was mailed proves that the address is its bearer''s.';

create or replace function app.invite(p_project uuid, p_invitation uuid, p_email text, p_role text, p_token_hash bytea, p_expires timestamptz,
                                      p_mailed boolean, p_most int) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    today constant date := (clock_timestamp() at time zone 'UTC')::date;
    who   uuid;
begin
    perform app.lock_members(p_project);
    who := app.demand(p_project, '{owner}');
    if exists (select from app.project_members m join app.users u on u.user_id = m.user_id where m.project_id = p_project and u.email = p_email) then
        return 'already-member';
    end if;
    delete from app.invitations_sent s where s.user_id = who and s.day < today;
    insert into app.invitations_sent as s (user_id, day, sent) values (who, today, 1)
        on conflict (user_id, day) do update set sent = s.sent + 1 where s.sent < p_most;
    if not found then
        return 'too-many';
    end if;
    delete from app.invitations i where i.project_id = p_project and (i.email = p_email or i.expires_at <= now());
    insert into app.invitations (project_id, invitation_id, email, role, token_hash, invited_by, expires_at)
    values (p_project, p_invitation, p_email, p_role, p_token_hash, who, p_expires);
    perform app.log_project_event(p_project, 'member-invited', who,
        jsonb_build_object('invitation_id', p_invitation, 'email', p_email, 'role', p_role));
    if p_mailed then
        perform app.post_invitation(p_invitation, left(u.display_name, 60) || ' asks you into “' || left(p.project_name, 60) || '”',
                              format('%s asks you into the project “%s”. The link below lets you in once, within seven days.',
                                     u.display_name, p.project_name))
           from app.users u, app.projects p where u.user_id = who and p.project_id = p_project;
    end if;
    return 'invited';
end $$;
comment on function app.invite(uuid, uuid, text, text, bytea, timestamptz, boolean, int) is
    'invited, already-member, or too-many: as many as p_most a day. Replaces the invitation of that address; with p_mailed its link is made and mailed later, and the hash is one that nobody knows the token of.';

create or replace function app.project_invitations(p_project uuid, p_after uuid, p_limit int)
    returns table (invitation_id uuid, email text, role text, invited_by_name text, created_at timestamptz, expires_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner}');
    return query
        select i.invitation_id, i.email, i.role, u.display_name, i.created_at, i.expires_at
          from app.invitations i join app.users u on u.user_id = i.invited_by
         where i.project_id = p_project and i.expires_at > now() and (p_after is null or i.invitation_id > p_after)
         order by i.invitation_id limit p_limit;
end $$;

create or replace function app.withdraw_invitation(p_project uuid, p_invitation uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid;
    gone app.invitations;
begin
    perform app.lock_members(p_project);
    who := app.demand(p_project, '{owner}');
    delete from app.invitations i where i.project_id = p_project and i.invitation_id = p_invitation returning * into gone;
    if gone.project_id is null then
        return false;
    end if;
    perform app.log_project_event(p_project, 'invitation-withdrawn', who, jsonb_build_object('email', gone.email, 'role', gone.role));
    return true;
end $$;

create or replace function app.look_at_invitation(p_token_hash bytea)
    returns table (project_name text, invited_by_name text, email text, role text, expires_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select p.project_name, u.display_name, i.email, i.role, i.expires_at
          from app.invitations i join app.projects p on p.project_id = i.project_id join app.users u on u.user_id = i.invited_by
         where i.token_hash = p_token_hash and i.expires_at > now();
end $$;
comment on function app.look_at_invitation(bytea) is 'What the bearer of a link is asked into, before they sign in.';

create or replace function app.accept_invitation(p_token_hash bytea) returns table (project_id uuid, role text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who    uuid := app.uid();
    ranks  constant text[] := '{viewer,reviewer,editor,owner}';
    taken  app.invitations;
    me     app.users;
    held   text;
    rises  boolean;
begin
    select * into me from app.users u where u.user_id = who;
    if not found then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    perform app.lock_members(i.project_id) from app.invitations i where i.token_hash = p_token_hash;
    select * into taken from app.invitations i where i.token_hash = p_token_hash and i.expires_at > now() for update;
    if not found then
        return;
    end if;
    select m.role into held from app.project_members m where m.project_id = taken.project_id and m.user_id = who;
    rises := held is null or array_position(ranks, held) < array_position(ranks, taken.role);
    -- Whom it gives nothing leaves it for the one it was made for.
    if rises or taken.email = me.email then
        delete from app.invitations i where i.token_hash = p_token_hash;
    end if;
    if rises then
        insert into app.project_members as m (project_id, user_id, role) values (taken.project_id, who, taken.role)
            on conflict on constraint project_members_pkey do update set role = excluded.role;
        perform app.log_project_event(taken.project_id, case when held is null then 'member-joined' else 'role-changed' end, who,
            jsonb_strip_nulls(jsonb_build_object('user_id', who, 'display_name', me.display_name, 'before', held, 'role', taken.role,
                                                 'invitation_id', taken.invitation_id, 'email', taken.email)));
    end if;
    return query select taken.project_id, case when rises then taken.role else held end;
end $$;
comment on function app.accept_invitation(bytea) is 'Lets the caller in by a link, once, and never lowers the role that they have; no row where the link is spent, withdrawn or too old.';

grant execute on function app.invited(bytea, text), app.invite(uuid, uuid, text, text, bytea, timestamptz, boolean, int),
    app.project_invitations(uuid, uuid, int), app.withdraw_invitation(uuid, uuid), app.look_at_invitation(bytea), app.accept_invitation(bytea) to blockdata_app;
