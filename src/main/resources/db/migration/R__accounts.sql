-- Before anybody is signed in: the few questions that the application may ask about accounts.

create or replace function app.register_account(p_user uuid, p_email text, p_password_hash text, p_display_name text,
                                                p_operator_if_first boolean, p_only_if_first boolean) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended('register_account', 0));
    first := not exists (select 1 from app.users);
    if p_only_if_first and not first then
        return 'closed';
    end if;
    insert into app.users (user_id, email, password_hash, display_name, operator)
    values (p_user, p_email, p_password_hash, p_display_name, first and p_operator_if_first)
    on conflict on constraint users_email_key do nothing;
    return case when found then 'created' else 'taken' end;
end $$;

create or replace function app.sign_in_candidate(p_email text) returns table (user_id uuid, password_hash text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select u.user_id, u.password_hash from app.users u where u.email = p_email;
end $$;

create or replace function app.my_password_hash() returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select u.password_hash from app.users u where u.user_id = app.uid());
end $$;

create or replace function app.change_password(p_hash text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.users u set password_hash = p_hash where u.user_id = app.uid();
    return found;
end $$;

create or replace function app.token_owner(p_hash bytea) returns table (user_id uuid, token_id uuid, scopes text[])
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.personal_tokens t set last_used_at = now()
     where t.token_hash = p_hash and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute')
       and (t.expires_at is null or t.expires_at > now());
    return query select t.user_id, t.token_id, t.scopes from app.personal_tokens t
                  where t.token_hash = p_hash and (t.expires_at is null or t.expires_at > now());
end $$;

grant execute on function app.register_account(uuid, text, text, text, boolean, boolean), app.sign_in_candidate(text), app.my_password_hash(),
    app.change_password(text), app.token_owner(bytea) to blockdata_app;
