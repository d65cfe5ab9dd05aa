-- Signing in by an account elsewhere. An address that two accounts share never makes them one: only who proves both links them.

drop function if exists app.sign_in_identity(text, text, text, text, boolean, uuid, text, text, boolean);

create or replace function app.sign_in_identity(p_issuer text, p_subject text, p_provider text, p_email text, p_email_confirmed boolean,
                                                p_new_user uuid, p_display_name text, p_registration text, p_operator_if_first boolean,
                                                p_address text, p_agent text)
    returns table (outcome text, user_id uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    known uuid;
    first boolean;
begin
    -- One after the other, as registration goes: two answers for one newcomer make one account.
    perform pg_advisory_xact_lock(hashtextextended('register_account', 0));
    select i.user_id into known from app.identities i where i.issuer = p_issuer and i.subject = p_subject;
    if found then
        update app.identities i set email = p_email
         where i.issuer = p_issuer and i.subject = p_subject and i.email is distinct from p_email;
        return query select 'known', known;
        return;
    end if;
    if p_email is null or not p_email_confirmed then
        return query select 'unconfirmed', null::uuid;
        return;
    end if;
    if exists (select from app.users u where u.email = p_email) then
        return query select 'exists', null::uuid;
        return;
    end if;
    first := not exists (select from app.users);
    if not first and p_registration <> 'open'
       and not (p_registration = 'invited' and exists (select from app.invitations i where i.email = p_email and i.expires_at > now())) then
        return query select 'closed', null::uuid;
        return;
    end if;
    insert into app.users (user_id, email, display_name, operator, email_verified_at)
    values (p_new_user, p_email, p_display_name, first and p_operator_if_first, now());
    perform app.log_account_event(p_new_user, 'registered', jsonb_build_object('provider', p_provider), p_address, p_agent);
    insert into app.identities (issuer, subject, user_id, provider, email) values (p_issuer, p_subject, p_new_user, p_provider, p_email);
    return query select 'made', p_new_user;
end $$;
comment on function app.sign_in_identity(text, text, text, text, boolean, uuid, text, text, boolean, text, text) is
    'Whose identity this is (known), or an account made for it (made), or why there is none: its address is not confirmed (unconfirmed), is an account''s already (exists), or nobody may register (closed).';

create or replace function app.link_identity(p_issuer text, p_subject text, p_provider text, p_email text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    -- An account that is being deleted takes none with it that comes later.
    perform 1 from app.users u where u.user_id = who and u.deleted_at is null for key share;
    if not found then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    insert into app.identities (issuer, subject, user_id, provider, email) values (p_issuer, p_subject, who, p_provider, p_email)
    on conflict do nothing;
    return exists (select from app.identities i where i.issuer = p_issuer and i.subject = p_subject and i.user_id = who);
end $$;
comment on function app.link_identity(text, text, text, text) is
    'Whether this identity is now the caller''s; not where it is somebody else''s, or where the caller has another of this provider.';

create or replace function app.unlink_identity(p_provider text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who      uuid := app.uid();
    password boolean;
begin
    -- Two that go at once must not each take the other for the way in that is left.
    select u.password_hash is not null into password from app.users u where u.user_id = who for update;
    if not exists (select from app.identities i where i.user_id = who and i.provider = p_provider) then
        return 'none';
    end if;
    if not password and not exists (select from app.identities i where i.user_id = who and i.provider <> p_provider) then
        return 'last';
    end if;
    delete from app.identities i where i.user_id = who and i.provider = p_provider;
    return 'gone';
end $$;
comment on function app.unlink_identity(text) is 'The caller''s: gone, none where there was none, last where nothing else would let them in.';

create or replace function app.my_identities() returns table (provider text, email text, created_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select i.provider, i.email, i.created_at from app.identities i where i.user_id = app.uid() order by i.provider;
end $$;

grant execute on function app.sign_in_identity(text, text, text, text, boolean, uuid, text, text, boolean, text, text),
    app.link_identity(text, text, text, text), app.unlink_identity(text), app.my_identities() to blockdata_app;
