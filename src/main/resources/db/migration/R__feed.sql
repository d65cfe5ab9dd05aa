-- Notices for the browsers, in an order that misses nothing: a transaction that is still running has a number at or above the oldest running
-- one, so all below that is final. A position is (xid, seq).

create or replace function app.feed_open() returns table (xid text, seq bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- The first row marks from where on nothing is missing: after a crash emptied the table, an older position is unknown.
    perform pg_advisory_xact_lock(hashtextextended('feed_open', 0));
    if not exists (select 1 from app.feed) then
        insert into app.feed (kind) values ('open');
    end if;
    return query select pg_snapshot_xmin(pg_current_snapshot())::text, 0::bigint;
end $$;
comment on function app.feed_open() is 'The position of now, behind which everything final already lies.';

drop function if exists app.feed_after(text, bigint, int, uuid);
create or replace function app.feed_after(p_xid text, p_seq bigint, p_limit int, p_project uuid default null)
    returns table (xid text, seq bigint, kind text, project_id uuid, source_uid text, run_id uuid, blocks text, user_id uuid, notice_id bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select f.xid::text, f.seq, f.kind, f.project_id, f.source_uid, f.run_id, f.blocks::text, f.user_id, f.notice_id
          from app.feed f
         where (f.xid, f.seq) > (p_xid::xid8, p_seq) and f.xid < pg_snapshot_xmin(pg_current_snapshot()) and f.kind <> 'open'
           and (p_project is null or f.project_id = p_project or f.kind = 'notice')
         order by f.xid, f.seq limit p_limit;
end $$;

comment on function app.feed_after(text, bigint, int, uuid) is 'The final notices behind a position, in their order; of one project where one is given, and those for persons, who see them wherever they are.';

create or replace function app.feed_knows(p_xid text, p_seq bigint) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (select 1 from app.feed f where (f.xid, f.seq) <= (p_xid::xid8, p_seq))
       and p_xid::xid8 <= pg_snapshot_xmax(pg_current_snapshot());
end $$;
comment on function app.feed_knows(text, bigint) is 'Whether everything after this position is still here to be read.';

create or replace function app.feed_trim(p_keep interval) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n bigint;
begin
    delete from app.feed f where f.at < clock_timestamp() - p_keep
       and (f.xid, f.seq) < (select x.xid, x.seq from app.feed x order by x.xid desc, x.seq desc limit 1);
    get diagnostics n = row_count;
    return n;
end $$;

-- What the notices are about, as it is now.
create or replace function app.feed_document(p_project uuid, p_source text) returns table (status text, error text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select d.status, d.error from app.documents d where d.project_id = p_project and d.source_uid = p_source;
end $$;

create or replace function app.feed_run(p_project uuid, p_run uuid)
    returns table (schema_id uuid, source_uid text, status text, dispatch text, models text, pending int, claimed int, ai_complete int, confirmed int, rejected int, failed int)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select r.schema_id, r.source_uid, r.status, r.dispatch, array_to_string(r.models, ','), r.pending, r.claimed, r.ai_complete, r.confirmed, r.rejected, r.failed
                   from app.runs r where r.project_id = p_project and r.run_id = p_run;
end $$;

create or replace function app.feed_overlays(p_project uuid, p_run uuid, p_blocks text, p_limit int)
    returns table (block_uid text, status text, revision int)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select d.conv_uid || ':' || o.block_index, o.status, o.revision
          from unnest(p_blocks::int4multirange) as x (span)
          join app.runs r on r.project_id = p_project and r.run_id = p_run
          join app.documents d on d.project_id = p_project and d.source_uid = r.source_uid
          join app.block_overlays o on o.project_id = p_project and o.run_id = p_run
                                   and o.block_index >= lower(x.span) and o.block_index < upper(x.span)
         order by o.block_index limit p_limit;
end $$;

create or replace function app.is_member(p_project uuid, p_user uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (select 1 from app.project_members m where m.project_id = p_project and m.user_id = p_user);
end $$;
comment on function app.is_member(uuid, uuid) is 'For open event streams, which must end when a membership does.';

grant execute on function app.feed_open(), app.feed_after(text, bigint, int, uuid), app.feed_knows(text, bigint), app.feed_trim(interval),
    app.feed_document(uuid, text), app.feed_run(uuid, uuid), app.feed_overlays(uuid, uuid, text, int), app.is_member(uuid, uuid) to blockdata_worker;
