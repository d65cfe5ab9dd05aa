-- Who is told what about the work that they started. An end is noted in the transaction that brings it about (app.run_ended) and told a moment later:
-- telling it there would have the ends of one dispatch wait for each other.

drop function if exists app.claim_mails(int, interval);

create or replace function app.run_ended(p_project uuid, p_run uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.run_ends (project_id, dispatch_id, run_id, ended_at)
    select r.project_id, r.dispatch_id, r.run_id, clock_timestamp() from app.runs r
     where r.project_id = p_project and r.run_id = p_run and r.dispatch_id is not null and r.dispatch <> 'working'
    on conflict (project_id, dispatch_id, run_id) do update set ended_at = excluded.ended_at;
end $$;

create or replace function app.post_mail(p_recipient text, p_subject text, p_words text, p_link text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.mails (recipient, subject, words, link) values (p_recipient, p_subject, p_words, p_link);
end $$;

create or replace function app.pause_words(p_reason text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case p_reason when 'no_key' then 'There is no key for its model.' when 'by hand' then 'Somebody paused it.'
                         else regexp_replace(p_reason, '^(budget_reached|price_unknown): ', '') end
$$;

-- What came of a dispatch, in one sentence or two.
create or replace function app.end_words(p_runs bigint, p_title text, p_paused bigint, p_cancelled bigint, p_failed bigint, p_blocks bigint, p_reasons text)
    returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when p_runs = 1 and p_paused = 1 then format('“%s” is paused. %s', p_title, p_reasons)
                when p_runs = 1 and p_cancelled = 1 then format('“%s” was cancelled by somebody else.', p_title)
                when p_runs = 1 then format('“%s” is complete', p_title)
                     || case when p_failed > 0 then format(', but %s of its %s blocks failed.', p_failed, p_blocks) else format(': %s blocks.', p_blocks) end
                else concat_ws(', ', format('Of %s runs %s are complete', p_runs, p_runs - p_paused - p_cancelled),
                               case when p_paused > 0 then format('%s paused', p_paused) end,
                               case when p_cancelled > 0 then format('%s cancelled', p_cancelled) end)
                     || case when p_failed > 0 then format('; %s of %s blocks failed.', p_failed, p_blocks) else '.' end
                     || coalesce(' ' || p_reasons, '') end
$$;

create or replace function app.tell_ends() returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    e     record;
    told  text;
    id    bigint;
    n     int := 0;
begin
    for e in
        with due as (
            select x.project_id, x.dispatch_id from app.run_ends x
             group by x.project_id, x.dispatch_id
            having not exists (select from app.runs r where r.project_id = x.project_id and r.dispatch_id = x.dispatch_id and r.dispatch = 'working')
        ), taken as (
            delete from app.run_ends x using due
             where x.project_id = due.project_id and x.dispatch_id = due.dispatch_id
            returning x.project_id, x.dispatch_id, x.run_id, x.ended_at
        )
        select t.project_id, d.requested_by as user_id, max(t.ended_at) - d.requested_at as took, count(*) as runs,
               count(*) filter (where r.status = 'paused') as paused, count(*) filter (where r.status = 'cancelled') as cancelled,
               sum(r.failed)::bigint as failed, sum(r.total_blocks)::bigint as blocks,
               string_agg(distinct app.pause_words(r.status_reason), ' ') filter (where r.status = 'paused') as reasons,
               min(coalesce(r.run_name, c.doc_title, c.file_name)) as title, case when count(*) = 1 then min(r.run_id::text)::uuid end as run_id
          from taken t
          join app.runs r on r.project_id = t.project_id and r.run_id = t.run_id
          join app.dispatches d on d.project_id = t.project_id and d.dispatch_id = t.dispatch_id
          join app.documents c on c.project_id = t.project_id and c.source_uid = r.source_uid
         where r.status <> 'running'
         group by t.project_id, t.dispatch_id, d.requested_by, d.requested_at
    loop
        continue when e.paused = 0 and e.cancelled = 0 and e.failed = 0 and e.took <= interval '30 seconds';
        continue when not app.is_member(e.project_id, e.user_id);
        told := app.end_words(e.runs, e.title, e.paused, e.cancelled, e.failed, e.blocks, e.reasons);
        insert into app.notices (user_id, notice_id, project_id, run_id, kind, words)
        values (e.user_id, nextval('app.event_ids'), e.project_id, e.run_id,
                case when e.paused > 0 then 'paused' when e.failed > 0 then 'failed' when e.cancelled > 0 then 'cancelled' else 'complete' end, told)
        returning notice_id into id;
        insert into app.feed (kind, project_id, user_id, notice_id) values ('notice', e.project_id, e.user_id, id);
        perform app.post_mail(u.email, left(p.project_name, 100) || ': ' || left(told, 100), told,
                              '/app/projects/' || p.project_id || coalesce('/runs/' || e.run_id, ''))
           from app.users u join app.projects p on p.project_id = e.project_id where u.user_id = e.user_id;
        n := n + 1;
    end loop;
    return n;
end $$;
comment on function app.tell_ends() is
    'One notice, and one mail, for each dispatch of which no run is worked on any more: where it took more than 30 seconds, or something paused, failed or was cancelled.';

create or replace function app.my_notices(p_unseen boolean, p_before bigint, p_limit int)
    returns table (notice_id bigint, project_id uuid, run_id uuid, kind text, words text, at timestamptz, seen_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    return query
        select n.notice_id, n.project_id, n.run_id, n.kind, n.words, n.at, n.seen_at from app.notices n
         where n.user_id = who and (p_before is null or n.notice_id < p_before) and (not p_unseen or n.seen_at is null)
           and exists (select from app.project_members m where m.project_id = n.project_id and m.user_id = who)
         order by n.notice_id desc limit p_limit;
end $$;
comment on function app.my_notices(boolean, bigint, int) is 'Newest first, of the projects that one is still a member of.';

create or replace function app.see_notices(p_up_to bigint) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
    n   int;
begin
    update app.notices x set seen_at = clock_timestamp() where x.user_id = who and x.notice_id <= p_up_to and x.seen_at is null;
    get diagnostics n = row_count;
    return n;
end $$;

-- Mail, for the worker's login. At least once: a sender that dies is followed by another when its lease is over.

create or replace function app.claim_mails(p_limit int, p_lease interval)
    returns table (mail_id bigint, recipient text, subject text, words text, link text, letter text, inviter uuid, queued_at timestamptz, tries int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        with due as materialized (
            select m.mail_id from app.mails m where m.not_before <= clock_timestamp() order by m.not_before limit p_limit for update skip locked
        )
        update app.mails m set not_before = clock_timestamp() + p_lease, tries = m.tries + 1
          from due where m.mail_id = due.mail_id
        returning m.mail_id, m.recipient, m.subject, m.words, m.link, m.letter,
                  (select i.invited_by from app.invitations i where i.invitation_id = m.invitation_id), m.queued_at, m.tries;
end $$;

create or replace function app.mail_done(p_mail bigint) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from app.mails m where m.mail_id = p_mail;
end $$;

create or replace function app.mail_later(p_mail bigint, p_pause interval) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.mails m set not_before = clock_timestamp() + p_pause where m.mail_id = p_mail;
end $$;

grant execute on function app.my_notices(boolean, bigint, int), app.see_notices(bigint) to blockdata_app;
grant execute on function app.pause_words(text), app.end_words(bigint, text, bigint, bigint, bigint, bigint, text) to blockdata_definer;
grant execute on function app.tell_ends(), app.claim_mails(int, interval), app.mail_done(bigint), app.mail_later(bigint, interval) to blockdata_worker;
