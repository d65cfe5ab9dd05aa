-- Requests that may be sent again. Whoever comes second under a key waits here for the first, and then finds its answer, or that it came to nothing.

create or replace function app.earlier_answer(p_project uuid, p_key text, p_request bytea) returns table (same boolean, answer text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor,reviewer,viewer}');
begin
    perform pg_advisory_xact_lock(hashtextextended('answer ' || who || ' ' || p_key, 0));
    delete from app.kept_answers a
     where a.user_id = who and a.idempotency_key = p_key and a.given_at < clock_timestamp() - interval '24 hours';
    return query
        select x.same, case when x.same then x.answer end
          from (select a.project_id = p_project and a.request = p_request as same, a.answer
                  from app.kept_answers a where a.user_id = who and a.idempotency_key = p_key) x;
end $$;
comment on function app.earlier_answer(uuid, text, bytea) is
    'What the caller was answered under this key within a day, or that it was for another request; until the transaction ends nobody else gets behind the key.';

create or replace function app.keep_answer(p_project uuid, p_key text, p_request bytea, p_answer text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor,reviewer,viewer}');
begin
    insert into app.kept_answers (project_id, user_id, idempotency_key, request, answer) values (p_project, who, p_key, p_request, p_answer);
end $$;

create or replace function app.trim_answers() returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n bigint;
begin
    delete from app.kept_answers a where a.given_at < clock_timestamp() - interval '24 hours';
    get diagnostics n = row_count;
    return n;
end $$;

grant execute on function app.earlier_answer(uuid, text, bytea), app.keep_answer(uuid, text, bytea, text) to blockdata_app;
grant execute on function app.trim_answers() to blockdata_worker;
