-- What leaves: its texts for spreadsheets, and the exports that go on in the background.

-- Characters that nobody sees stand before the first one that a spreadsheet would run: white space, controls, and marks without a width.
create or replace function app.spreadsheet_text(p_text text) returns text
    language sql immutable parallel safe as $$
    -- Most texts begin with a digit or a letter, and need no look at the rest.
    select case when ascii(p_text) between 48 and 57 or ascii(p_text) between 65 and 122 then p_text
                when p_text ~ '^(?:[\t\r]|[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]*[=+@-])'
                then '''' || p_text else p_text end
$$;
comment on function app.spreadsheet_text(text) is
    'The text with one apostrophe before it where a spreadsheet would take it for a formula: its first visible character is = + - or @, or it begins with a tab or a carriage return.';

create or replace function app.request_export(p_project uuid, p_export uuid, p_wish jsonb, p_file text, p_documents int, p_most int) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor,reviewer,viewer}');
begin
    perform pg_advisory_xact_lock(hashtextextended('exports of ' || who, 0));
    if (select count(*) from app.exports e where e.requested_by = who and e.status in ('queued', 'running')) >= p_most then
        return false;
    end if;
    insert into app.exports (project_id, export_id, requested_by, wish, file_name, documents)
    values (p_project, p_export, who, p_wish, p_file, p_documents);
    return true;
end $$;
comment on function app.request_export(uuid, uuid, jsonb, text, int, int) is
    'Puts an export into the queue; false where the caller has that many open ones already, in whatever project.';

create or replace function app.cancel_export(p_project uuid, p_export uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who    uuid := app.demand(p_project, '{owner,editor,reviewer,viewer}');
    result text;
begin
    select case when e.requested_by = who or exists (select 1 from app.project_members m
                where m.project_id = p_project and m.user_id = who and m.role in ('owner', 'editor')) then e.status else 'forbidden' end
      into result from app.exports e where e.project_id = p_project and e.export_id = p_export for update;
    update app.exports e
       set status = case when e.status in ('queued', 'running') then 'cancelled' else 'expired' end,
           finished_at = coalesce(e.finished_at, clock_timestamp()), expires_at = clock_timestamp()
     where e.project_id = p_project and e.export_id = p_export and result in ('queued', 'running', 'done');
    return result;
end $$;
comment on function app.cancel_export(uuid, uuid) is
    'Ends an open export, or gives up the file of one that is done; what it was before, null where there is none, forbidden for others than who asked for it, editors and owners.';

-- The exporter's verbs, for the worker's login.

create or replace function app.claim_export(p_lease interval, p_max_attempts int)
    returns table (project_id uuid, export_id uuid, requested_by uuid, wish jsonb, attempt int, attempt_token uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    e app.exports;
begin
    loop
        select * into e from app.exports x
         where (x.status = 'queued' and x.not_before <= clock_timestamp())
            or (x.status = 'running' and x.attempt_deadline < clock_timestamp())
         order by x.requested_at limit 1 for update skip locked;
        if not found then
            return;
        end if;
        if e.attempt >= p_max_attempts then
            update app.exports x
               set status = 'failed', error = 'The server ended in the middle of it, ' || e.attempt || ' times over.', finished_at = clock_timestamp()
             where x.project_id = e.project_id and x.export_id = e.export_id;
            continue;
        end if;
        return query
            update app.exports x
               set status = 'running', attempt = x.attempt + 1, attempt_token = gen_random_uuid(), attempt_deadline = clock_timestamp() + p_lease,
                   documents_written = 0
             where x.project_id = e.project_id and x.export_id = e.export_id
            returning x.project_id, x.export_id, x.requested_by, x.wish, x.attempt, x.attempt_token;
        return;
    end loop;
end $$;
comment on function app.claim_export(interval, int) is 'Takes the oldest export that waits, or whose attempt was abandoned, under a fresh token.';

create or replace function app.keep_export(p_project uuid, p_export uuid, p_token uuid, p_written int, p_rows bigint, p_lease interval) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.exports e set attempt_deadline = clock_timestamp() + p_lease, documents_written = p_written, rows_written = p_rows
     where e.project_id = p_project and e.export_id = p_export and e.attempt_token = p_token and e.status = 'running';
    return found;
end $$;
comment on function app.keep_export(uuid, uuid, uuid, int, bigint, interval) is 'Renews an attempt and says how far it is; false where it is no longer wanted.';

create or replace function app.finish_export(p_project uuid, p_export uuid, p_token uuid, p_rows bigint, p_bytes bigint, p_sha256 text, p_keep interval) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.exports e
       set status = 'done', bytes = p_bytes, sha256 = p_sha256, documents_written = e.documents, rows_written = p_rows, attempt_deadline = null,
           finished_at = clock_timestamp(), expires_at = clock_timestamp() + p_keep
     where e.project_id = p_project and e.export_id = p_export and e.attempt_token = p_token and e.status = 'running';
    return found;
end $$;

create or replace function app.fail_export(p_project uuid, p_export uuid, p_token uuid, p_error text, p_again interval) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.exports e
       set status = case when p_again is null then 'failed' else 'queued' end, error = p_error,
           not_before = clock_timestamp() + coalesce(p_again, interval '0'), attempt_deadline = null, attempt_token = null,
           finished_at = case when p_again is null then clock_timestamp() end
     where e.project_id = p_project and e.export_id = p_export and e.attempt_token = p_token and e.status = 'running';
    return found;
end $$;
comment on function app.fail_export(uuid, uuid, uuid, text, interval) is 'Ends an attempt with words: for good, or to be tried again after p_again.';

create or replace function app.expire_exports(p_forget interval) returns table (project_id uuid, export_id uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from app.exports e where e.finished_at < clock_timestamp() - p_forget and e.status in ('failed', 'cancelled', 'expired');
    return query
        update app.exports e set status = 'expired' where e.status = 'done' and e.expires_at < clock_timestamp()
        returning e.project_id, e.export_id;
end $$;
comment on function app.expire_exports(interval) is 'Lets go the files whose time is over, and forgets what ended long ago.';

create or replace function app.unknown_exports(p_project uuid[], p_export uuid[], p_token uuid[])
    returns table (project_id uuid, export_id uuid, attempt_token uuid)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select x.project, x.export, x.token from unnest(p_project, p_export, p_token) as x (project, export, token)
         where not exists (select 1 from app.exports e where e.project_id = x.project and e.export_id = x.export
                                                         and e.attempt_token = x.token and e.status in ('running', 'done'));
end $$;
comment on function app.unknown_exports(uuid[], uuid[], uuid[]) is 'Those of the named attempts whose files nobody waits for.';

grant execute on function app.spreadsheet_text(text), app.request_export(uuid, uuid, jsonb, text, int, int), app.cancel_export(uuid, uuid)
    to blockdata_app;
grant execute on function app.claim_export(interval, int), app.keep_export(uuid, uuid, uuid, int, bigint, interval),
    app.finish_export(uuid, uuid, uuid, bigint, bigint, text, interval), app.fail_export(uuid, uuid, uuid, text, interval),
    app.expire_exports(interval), app.unknown_exports(uuid[], uuid[], uuid[]) to blockdata_worker;
