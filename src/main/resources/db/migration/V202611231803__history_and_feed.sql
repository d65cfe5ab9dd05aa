-- The append-only log, which also holds the values, and the notices that feed the browsers.

create sequence event_ids;

create table overlay_events (
    project_id  uuid not null,
    run_id      uuid not null,
    block_index int not null,
    event_id    bigint not null,
    kind        text not null constraint overlay_events_kind check (kind in ('staged', 'failed', 'retried', 'released', 'edited', 'reopened')),
    status      text not null,
    revision    int not null,
    at          timestamptz not null default clock_timestamp(),
    actor       uuid,
    worker      text,
    body        jsonb,
    error       text,
    reason      text,
    model       text,
    usage       jsonb,
    primary key (project_id, run_id, block_index, event_id),
    constraint overlay_events_value check (kind not in ('staged', 'edited') or body is not null)
);
comment on table overlay_events is 'Changes of single overlays, append-only: each value that was ever staged stands here once and is pointed to.';

create table run_events (
    project_id uuid not null,
    run_id     uuid not null,
    event_id   bigint not null,
    kind       text not null constraint run_events_kind check (kind in
               ('created', 'claimed', 'released', 'reaped', 'confirmed', 'rejected', 'retried', 'cancelled', 'paused', 'resumed', 'dispatched')),
    status     text,
    blocks     int4multirange not null default '{}',
    at         timestamptz not null default clock_timestamp(),
    actor      uuid,
    worker     text,
    reason     text,
    primary key (project_id, run_id, event_id)
);
create index run_events_actors on run_events (project_id, actor) where actor is not null;
comment on table run_events is 'Changes of many overlays by one statement, append-only; status is what the named blocks became.';

create table project_events (
    project_id uuid not null,
    event_id   bigint not null,
    kind       text not null,
    at         timestamptz not null default clock_timestamp(),
    actor      uuid,
    detail     jsonb not null default '{}',
    primary key (project_id, event_id)
);
comment on table project_events is 'What people did to a project as a whole: deletions above all. Append-only.';

-- Unlogged: a crash empties it, and whoever was listening is told to read again.
create unlogged table feed (
    xid        xid8 not null default pg_current_xact_id(),
    seq        bigint generated always as identity,
    project_id uuid,
    kind       text not null constraint feed_kind check (kind in ('open', 'document', 'run', 'overlays')),
    source_uid text,
    run_id     uuid,
    blocks     int4multirange,
    at         timestamptz not null default clock_timestamp(),
    primary key (xid, seq)
);
create index feed_by_age on feed (at);
comment on table feed is 'Notices in commit order by (xid, seq): rows below the oldest running transaction are final, so reading up to there misses nothing.';

create view overlays with (security_invoker = true) as
select o.project_id, o.run_id, o.block_index, o.status, o.revision, o.attempt_count, o.last_error, o.error_class, o.claimed_by, o.claimed_at,
       o.model, o.usage, o.confirmed_at, o.confirmed_by, o.changed_xid,
       s.body as overlay_jsonb_staging, c.body as overlay_jsonb_confirmed
  from block_overlays o
  left join overlay_events s
    on s.project_id = o.project_id and s.run_id = o.run_id and s.block_index = o.block_index and s.event_id = o.staged_event
   and o.status in ('ai_complete', 'confirmed', 'rejected')
  left join overlay_events c
    on c.project_id = o.project_id and c.run_id = o.run_id and c.block_index = o.block_index and c.event_id = o.confirmed_event;
comment on view overlays is 'Overlays as the contract words them: the two JSON columns in place of the two pointers.';
