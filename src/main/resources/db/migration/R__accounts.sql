-- Accounts: how they come about, how their owner gets in, and how they end.

drop function if exists app.register_account(uuid, text, text, text, boolean, boolean);
drop function if exists app.sign_in_candidate(text);
drop function if exists app.change_password(text);
drop function if exists app.begin_link(bigint, bytea);

create or replace function app.register_account(p_user uuid, p_email text, p_password_hash text, p_display_name text,
                                                p_operator_if_first boolean, p_only_if_first boolean, p_letters boolean default false,
                                                p_confirmed boolean default false, p_address text default null, p_agent text default null) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first boolean;
    made  boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended('register_account', 0));
    first := not exists (select 1 from app.users);
    if p_only_if_first and not first then
        return 'closed';
    end if;
    insert into app.users (user_id, email, password_hash, display_name, operator, email_verified_at)
    values (p_user, p_email, p_password_hash, p_display_name, first and p_operator_if_first, case when p_confirmed then now() end)
    on conflict on constraint users_email_key do nothing;
    made := found;
    if made then
        perform app.log_account_event(p_user, 'registered', '{}', p_address, p_agent);
    end if;
    if p_letters and not (made and p_confirmed) then
        perform app.post_letter(p_email, case when made then 'verify' when exists (select from app.users u where u.email = p_email and u.email_verified_at is null)
                                              then 'unproven' else 'taken' end);
    end if;
    return case when made then 'created' else 'taken' end;
end $$;
comment on function app.register_account(uuid, text, text, text, boolean, boolean, boolean, boolean, text, text) is
    'created, taken or closed. With letters a mail goes to the address whichever of the first two it is, so that only whoever reads it learns which.';

create or replace function app.sign_in_candidate(p_email text) returns table (user_id uuid, password_hash text, email_confirmed boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select u.user_id, u.password_hash, u.email_verified_at is not null from app.users u where u.email = p_email and u.deleted_at is null;
end $$;

create or replace function app.my_account()
    returns table (user_id uuid, email text, display_name text, operator boolean, email_confirmed boolean, has_password boolean, created_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return query select u.user_id, u.email, u.display_name, u.operator, u.email_verified_at is not null, u.password_hash is not null, u.created_at
                   from app.users u where u.user_id = who and u.deleted_at is null;
end $$;
comment on function app.my_account() is 'The caller''s own; none where it is deleted.';

create or replace function app.my_password_hash() returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select u.password_hash from app.users u where u.user_id = app.uid());
end $$;

create or replace function app.change_password(p_hash text, p_address text, p_agent text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    update app.users u set password_hash = p_hash where u.user_id = who and u.deleted_at is null;
    if not found then
        return false;
    end if;
    delete from app.account_links l where l.user_id = who and l.purpose = 'reset';
    perform app.log_account_event(who, 'password-changed', '{}', p_address, p_agent);
    return true;
end $$;

create or replace function app.token_owner(p_hash bytea) returns table (user_id uuid, token_id uuid, scopes text[])
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.personal_tokens t set last_used_at = now()
     where t.token_hash = p_hash and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute')
       and (t.expires_at is null or t.expires_at > now());
    return query select t.user_id, t.token_id, t.scopes from app.personal_tokens t join app.users u on u.user_id = t.user_id and u.deleted_at is null
                  where t.token_hash = p_hash and (t.expires_at is null or t.expires_at > now());
end $$;

-- Links that are good for one use. The token is made as the mail is sent, by whoever sends it; what is kept is its hash.

create or replace function app.post_letter(p_recipient text, p_letter text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.mails (recipient, subject, words, link, letter)
    select p_recipient, w.subject, w.words, w.link, w.letter
      from (values
            ('verify', 'Confirm your e-mail address',
             'Somebody, you we hope, has made an account at Blockdata with this e-mail address. This link confirms that it is yours; it is good for three days. If it was not you, do nothing.',
             '/verify-email#token=', 'verify'),
            ('reset', 'Choose a new password',
             'Somebody, you we hope, has asked for a new password for your account at Blockdata. By this link you choose it, and are signed out everywhere; it is good for one hour. If it was not you, do nothing: nothing has changed.',
             '/reset-password#token=', 'reset'),
            ('taken', 'You have an account already',
             'Somebody, you perhaps, wanted to make an account at Blockdata with this e-mail address. There is one already. Sign in, or ask there for a new password. If it was not you, do nothing: nothing has changed.',
             '/login', null),
            ('unproven', 'There is an account with your e-mail address',
             'Somebody, you perhaps, wanted to make an account at Blockdata with this e-mail address. There is one already, and nobody has confirmed yet that the address is theirs. If it is to be yours, choose its password by this link, which is good for one hour. Else do nothing.',
             '/reset-password#token=', 'reset')) as w (name, subject, words, link, letter)
     where w.name = p_letter;
    if not found then
        raise exception 'no letter %', p_letter;
    end if;
end $$;
comment on function app.post_letter(text, text) is 'Queues a mail about an account, whether there is one or not: that is looked up as it is sent.';

create or replace function app.ask_for_letter(p_email text, p_letter text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if p_letter not in ('verify', 'reset') then
        raise exception 'no letter %', p_letter;
    end if;
    perform app.post_letter(p_email, p_letter);
end $$;
comment on function app.ask_for_letter(text, text) is 'The same work whoever has an account, so that the time it takes tells nothing.';

create or replace function app.post_invitation(p_invitation uuid, p_subject text, p_words text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.mails (recipient, subject, words, link, letter, invitation_id)
    select i.email, p_subject, p_words, '/invitation#token=', 'invitation', i.invitation_id from app.invitations i where i.invitation_id = p_invitation;
end $$;
comment on function app.post_invitation(uuid, text, text) is 'Queues the mail of an invitation, whose link is made as it is sent: until then the row holds the hash of a token that nobody knows.';

create or replace function app.begin_link(p_mail bigint, p_hash bytea, p_mailed boolean) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.invitations i set token_hash = p_hash, mailed = p_mailed
      from app.mails m where m.mail_id = p_mail and m.letter = 'invitation' and i.invitation_id = m.invitation_id and i.expires_at > clock_timestamp();
    if found then
        return true;
    end if;
    insert into app.account_links (user_id, purpose, token_hash, expires_at)
    select u.user_id, m.letter, p_hash, clock_timestamp() + case m.letter when 'verify' then interval '3 days' else interval '1 hour' end
      from app.mails m join app.users u on u.email = m.recipient and u.deleted_at is null
     where m.mail_id = p_mail and (m.letter = 'reset' or (m.letter = 'verify' and u.email_verified_at is null))
    on conflict (user_id, purpose) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at;
    return found;
end $$;
comment on function app.begin_link(bigint, bytea, boolean) is
    'Makes the link of a mail that is about to be sent, in place of an older one; false where the mail is for nobody, or has come to nothing meanwhile. p_mailed: it goes to a mail server, and not into an outbox.';

create or replace function app.link_is_good(p_hash bytea, p_purpose text) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (select from app.account_links l where l.token_hash = p_hash and l.purpose = p_purpose and l.expires_at > clock_timestamp());
end $$;

create or replace function app.use_link(p_hash bytea, p_purpose text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid;
begin
    delete from app.account_links l where l.token_hash = p_hash and l.purpose = p_purpose and l.expires_at > clock_timestamp() returning l.user_id into who;
    return who;
end $$;
comment on function app.use_link(bytea, text) is 'Whose link this was; of many who come with it at once the first alone hears so.';

create or replace function app.confirm_email(p_hash bytea, p_address text, p_agent text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.use_link(p_hash, 'verify');
begin
    if who is null then
        return false;
    end if;
    update app.users u set email_verified_at = coalesce(u.email_verified_at, now()) where u.user_id = who;
    perform app.log_account_event(who, 'email-confirmed', '{}', p_address, p_agent);
    return true;
end $$;

create or replace function app.reset_password(p_hash bytea, p_password_hash text, p_address text, p_agent text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.use_link(p_hash, 'reset');
begin
    if who is null then
        return null;
    end if;
    if exists (select from app.users u where u.user_id = who and u.email_verified_at is null) then
        -- Who had it until now had not proven that the address is theirs.
        delete from app.personal_tokens t where t.user_id = who;
        delete from app.identities i where i.user_id = who;
        delete from app.model_keys k where k.user_id = who;
    end if;
    update app.users u set password_hash = p_password_hash, email_verified_at = coalesce(u.email_verified_at, now()) where u.user_id = who;
    delete from app.account_links l where l.user_id = who;
    perform app.log_account_event(who, 'password-reset', '{}', p_address, p_agent);
    return who;
end $$;
comment on function app.reset_password(bytea, text, text, text) is 'Whose password was set; whoever reads mail at an address has proven that it is theirs.';

-- The end of an account.

create or replace function app.my_ties()
    returns table (project_id uuid, project_name text, documents bigint, confirmed bigint, others bigint)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return query
        select p.project_id, p.project_name, (select count(*) from app.documents d where d.project_id = p.project_id),
               (select coalesce(sum(r.confirmed), 0)::bigint from app.runs r where r.project_id = p.project_id), o.members
          from app.project_members m
          join app.projects p on p.project_id = m.project_id
         cross join lateral (select count(*) as members, count(*) filter (where x.role = 'owner') as owners
                               from app.project_members x where x.project_id = m.project_id and x.user_id <> who) o
         where m.user_id = who and (o.members = 0 or (m.role = 'owner' and o.owners = 0))
         order by p.project_id;
end $$;
comment on function app.my_ties() is 'Projects of the caller alone, which end with the account, and those in which others are and the caller is the only owner, which keep it from ending.';

create or replace function app.events_about(p_user uuid, p_email text) returns table (project_id uuid, event_id bigint)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select e.project_id, e.event_id from app.project_events e
         where e.actor = p_user or e.detail ->> 'user_id' = p_user::text or e.detail ->> 'email' = p_email
            or e.detail ->> 'invitation_id' in (select j.detail ->> 'invitation_id' from app.project_events j where j.detail ->> 'user_id' = p_user::text);
end $$;
comment on function app.events_about(uuid, text) is
    'What stands in the logs of projects about somebody: what they did, what was done with them, and the invitations that were made to their address or taken by them.';

-- The log is written once and for all, and nobody may change it: what must not stand in it any more is taken out, and the event put back without it.
create or replace function app.forget_in_logs(p_user uuid, p_email text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    with about as materialized (select a.project_id, a.event_id from app.events_about(p_user, p_email) a),
         old as (delete from app.project_events e using about a where e.project_id = a.project_id and e.event_id = a.event_id returning e.*)
    insert into app.project_events (project_id, event_id, kind, at, actor, detail, address)
    select o.project_id, o.event_id, o.kind, o.at, o.actor,
           case when o.detail ->> 'user_id' is distinct from p_user::text and o.detail ->> 'email' is null then o.detail
                else o.detail || jsonb_strip_nulls(jsonb_build_object(
                         'display_name', case when o.detail ->> 'user_id' = p_user::text then 'Deleted account' end,
                         'email', case when o.detail ->> 'email' = p_email or exists (
                                           select from app.project_events j where j.detail ->> 'user_id' = p_user::text
                                              and j.detail ->> 'invitation_id' = o.detail ->> 'invitation_id') then 'Deleted account' end)) end,
           case when o.actor = p_user then null else o.address end
      from old o;
end $$;
comment on function app.forget_in_logs(uuid, text) is 'Takes somebody''s names and addresses out of the logs of projects; their opaque id, kinds and times stay.';

create or replace function app.forget_asked_in(p_user uuid, p_email text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone app.invitations;
begin
    for gone in delete from app.invitations i where i.email = p_email returning i.* loop
        perform app.log_project_event(gone.project_id, 'invitation-withdrawn', p_user, jsonb_build_object('email', gone.email, 'role', gone.role));
    end loop;
    delete from app.mails m
     where m.recipient = p_email
        or (m.letter = 'invitation' and not exists (select from app.invitations i where i.invitation_id = m.invitation_id));
end $$;
comment on function app.forget_asked_in(uuid, text) is 'Ends the invitations to an address, and the mail that waits for it or for an invitation that ended.';

-- Locks in this order: the account, which no project can take in then; the members of its projects and of all where something stands about it, whom nobody changes
-- then; the projects that it owns, which take in nobody then, whoever tries.
create or replace function app.delete_account() returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who    uuid := app.uid();
    held   text;
    gone   uuid[] := '{}';
    tie    record;
    answer jsonb;
begin
    select u.email into held from app.users u where u.user_id = who and u.deleted_at is null for update;
    if not found then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    for tie in select m.project_id from app.project_members m where m.user_id = who
                union select i.project_id from app.invitations i where i.email = held
                union select a.project_id from app.events_about(who, held) a order by project_id loop
        perform app.lock_members(tie.project_id);
    end loop;
    perform 1 from app.projects p
      where p.project_id in (select m.project_id from app.project_members m where m.user_id = who and m.role = 'owner') order by p.project_id for update;
    if exists (select from app.my_ties() t where t.others > 0) then
        return jsonb_build_object('deleted', false);
    end if;
    for tie in select t.project_id from app.my_ties() t loop
        answer := app.delete_project(tie.project_id, null);
        if answer -> 'deleted' is null then
            answer := app.delete_project(tie.project_id, (answer ->> 'confirmed')::bigint);
        end if;
        gone := gone || tie.project_id;
    end loop;
    -- First of all the name: what is noted of the leaving must not hold the old one.
    update app.users u set email = 'deleted-' || who || '@blockdata.invalid', display_name = 'Deleted account', password_hash = null, operator = false,
           email_verified_at = null, deleted_at = now()
     where u.user_id = who;
    for tie in select m.project_id from app.project_members m where m.user_id = who order by m.project_id loop
        if app.remove_member(tie.project_id, who) is distinct from 'removed' then
            raise exception 'cannot leave %', tie.project_id;
        end if;
    end loop;
    perform app.forget_asked_in(who, held);
    perform app.forget_in_logs(who, held);
    delete from app.identities i where i.user_id = who;
    delete from app.personal_tokens t where t.user_id = who;
    delete from app.model_keys k where k.user_id = who;
    delete from app.account_links l where l.user_id = who;
    delete from app.account_events e where e.user_id = who;
    delete from app.notices n where n.user_id = who;
    delete from app.kept_answers a where a.user_id = who;
    delete from app.invitations_sent s where s.user_id = who;
    begin
        delete from app.schemas s where s.owner_id = who and not exists (select from app.runs r where r.schema_id = s.schema_id);
    exception when foreign_key_violation then
        -- One of them has just been applied by somebody else: they stay, as those do that are in use.
        null;
    end;
    return jsonb_build_object('deleted', true, 'projects', to_jsonb(gone), 'email', held);
end $$;
comment on function app.delete_account() is
    'Deletes the caller''s account with the projects that are theirs alone, and says which, for their files, and which address it was, for what lies outside the database; or says that others would be left without an owner.';

create or replace function app.refuse_deleted_member() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from app.users u where u.user_id = new.user_id and u.deleted_at is null for key share;
    if not found then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    return new;
end $$;
create or replace trigger refuse_deleted before insert on app.project_members for each row execute function app.refuse_deleted_member();

-- What happened to an account.

create or replace function app.log_account_event(p_user uuid, p_kind text, p_detail jsonb, p_address text, p_agent text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.account_events (user_id, event_id, kind, detail, address, user_agent)
    values (p_user, nextval('app.event_ids'), p_kind, p_detail, left(p_address, 100), left(p_agent, 200));
end $$;

create or replace function app.note_account_event(p_kind text, p_detail jsonb, p_address text, p_agent text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    -- What is deleted meanwhile leaves nothing behind it.
    perform 1 from app.users u where u.user_id = who and u.deleted_at is null for key share;
    if found then
        perform app.log_account_event(who, p_kind, p_detail, p_address, p_agent);
    end if;
end $$;
comment on function app.note_account_event(text, jsonb, text, text) is 'Of the caller''s own account.';

create or replace function app.my_account_events(p_before bigint, p_limit int)
    returns table (event_id bigint, at timestamptz, kind text, detail text, address text, user_agent text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return query select e.event_id, e.at, e.kind, e.detail::text, e.address, e.user_agent from app.account_events e
                  where e.user_id = who and (p_before is null or e.event_id < p_before)
                  order by e.event_id desc limit p_limit;
end $$;

-- How often something may be tried. A refusal writes nothing, so that it costs little.

create or replace function app.wait_of_attempts(p_buckets bytea[], p_most int[], p_window interval, p_now timestamptz) returns interval
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select max(p_window - (p_now - f.times[cardinality(f.times) - f.most + 1]))
              from (select l.most, array(select t from unnest(a.times) t where t > p_now - p_window order by t) as times
                      from unnest(p_buckets, p_most) as l (bucket, most) join app.attempts a on a.bucket = l.bucket) f
             where cardinality(f.times) >= f.most);
end $$;
comment on function app.wait_of_attempts(bytea[], int[], interval, timestamptz) is 'How long until each of these has room again; null where all have.';

create or replace function app.attempt(p_buckets bytea[], p_most int[], p_window interval) returns table (at timestamptz, wait interval)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    moment timestamptz;
    held   interval := app.wait_of_attempts(p_buckets, p_most, p_window, clock_timestamp());
begin
    if held is not null then
        return query select null::timestamptz, held;
        return;
    end if;
    insert into app.attempts (bucket) select b from unnest(p_buckets) b order by b on conflict do nothing;
    perform 1 from app.attempts a where a.bucket = any (p_buckets) order by a.bucket for update;
    moment := clock_timestamp();
    held := app.wait_of_attempts(p_buckets, p_most, p_window, moment);
    if held is not null then
        return query select null::timestamptz, held;
        return;
    end if;
    update app.attempts a set times = array(select t from unnest(a.times) t where t > moment - p_window order by t) || moment, last_at = moment
     where a.bucket = any (p_buckets);
    return query select moment, null::interval;
end $$;
comment on function app.attempt(bytea[], int[], interval) is 'Counts an attempt before it is decided, and says which one it is; or says how long to wait.';

create or replace function app.take_attempt_back(p_buckets bytea[], p_at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from app.attempts a where a.bucket = any (p_buckets) order by a.bucket for update;
    update app.attempts a
       set times = a.times[:array_position(a.times, p_at) - 1] || a.times[array_position(a.times, p_at) + 1:]
     where a.bucket = any (p_buckets) and array_position(a.times, p_at) is not null;
end $$;
comment on function app.take_attempt_back(bytea[], timestamptz) is 'For one that succeeded.';

create or replace function app.sign_in_failed(p_bucket bytea, p_email text, p_address text, p_agent text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Written to the log whoever it is, so that the time it takes does not tell who has an account.
    update app.attempts a set last_at = clock_timestamp() where a.bucket = p_bucket;
    perform app.log_account_event(u.user_id, 'sign-in-failed', '{}', p_address, p_agent) from app.users u where u.email = p_email and u.deleted_at is null;
end $$;

create or replace function app.sweep_accounts() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from app.attempts a where a.last_at < now() - interval '1 day';
    delete from app.account_links l where l.expires_at < now();
    delete from app.account_events e where e.at < now() - interval '1 year';
end $$;

grant execute on function app.register_account(uuid, text, text, text, boolean, boolean, boolean, boolean, text, text), app.sign_in_candidate(text),
    app.my_account(), app.my_password_hash(), app.change_password(text, text, text), app.token_owner(bytea), app.ask_for_letter(text, text),
    app.link_is_good(bytea, text), app.confirm_email(bytea, text, text), app.reset_password(bytea, text, text, text), app.my_ties(), app.delete_account(),
    app.note_account_event(text, jsonb, text, text), app.my_account_events(bigint, int), app.attempt(bytea[], int[], interval),
    app.take_attempt_back(bytea[], timestamptz), app.sign_in_failed(bytea, text, text, text) to blockdata_app;
grant execute on function app.begin_link(bigint, bytea, boolean), app.sweep_accounts() to blockdata_worker;
