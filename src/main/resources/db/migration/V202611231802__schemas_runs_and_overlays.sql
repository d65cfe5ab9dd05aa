-- What is asked, of which document, and what was said about each block.

create table schemas (
    schema_id   uuid primary key,
    owner_id    uuid not null references users,
    schema_ref  text not null constraint schemas_ref check (schema_ref ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    schema_uid  text not null constraint schemas_uid check (schema_uid ~ '^[0-9a-f]{64}$'),
    schema_text text not null constraint schemas_size check (octet_length(schema_text) <= 262144),
    created_at  timestamptz not null default now(),
    constraint schemas_owner_ref_key unique (owner_id, schema_ref)
);
comment on table schemas is 'Registered artifacts, immutable, kept as the text first registered.';

create table dispatches (
    project_id   uuid not null references projects,
    dispatch_id  uuid not null,
    concurrency  int not null constraint dispatches_concurrency check (concurrency between 1 and 1000),
    max_blocks   int constraint dispatches_max_blocks check (max_blocks >= 0),
    requested_by uuid not null references users,
    requested_at timestamptz not null default now(),
    primary key (project_id, dispatch_id)
);
comment on table dispatches is 'A standing order to work on runs; durable, so that it outlives browser and node. max_blocks is what it may still claim.';

create table runs (
    project_id          uuid not null,
    run_id              uuid not null,
    source_uid          text not null,
    schema_id           uuid not null references schemas,
    run_name            text constraint runs_name_length check (length(run_name) between 1 and 200),
    status              text not null constraint runs_status check (status in ('running', 'complete', 'cancelled', 'paused')),
    status_reason       text,
    dispatch            text not null default 'none' constraint runs_dispatch check (dispatch in ('none', 'working', 'stopped')),
    dispatch_id         uuid,
    dispatched_by       uuid references users,
    total_blocks        int not null,
    pending             int not null,
    claimed             int not null default 0,
    ai_complete         int not null default 0,
    confirmed           int not null default 0,
    rejected            int not null default 0,
    failed              int not null default 0,
    claim_mark          int not null default -1,
    model_config        jsonb not null default '{}',
    models              text[] not null default '{}',
    calls               bigint not null default 0,
    input_tokens        bigint not null default 0,
    cached_input_tokens bigint not null default 0,
    cache_write_tokens  bigint not null default 0,
    output_tokens       bigint not null default 0,
    cost_usd            numeric not null default 0,
    created_by          uuid not null references users,
    created_at          timestamptz not null default now(),
    completed_at        timestamptz,
    primary key (project_id, run_id),
    constraint runs_document foreign key (project_id, source_uid) references documents,
    constraint runs_dispatched_under foreign key (project_id, dispatch_id) references dispatches,
    constraint runs_counters check (least(pending, claimed, ai_complete, confirmed, rejected, failed) >= 0
        and total_blocks = pending + claimed + ai_complete + confirmed + rejected + failed),
    constraint runs_complete_is_settled check (status <> 'complete' or pending + claimed = 0)
) with (fillfactor = 70);
create index runs_of_document on runs (project_id, source_uid, schema_id);
create index runs_of_schema on runs (schema_id, project_id);
create index runs_working on runs (project_id, dispatch_id, run_id) where dispatch = 'working';
create index runs_cancelled on runs (project_id, run_id) where status = 'cancelled';
comment on table runs is 'One schema applied to one document, with counters that move in the statement that moves its overlays.';
comment on column runs.models is 'Which models have answered in this run so far, in the order of their first answer.';
comment on column runs.claim_mark is 'No overlay at or below this index is known to be pending; claims resume behind it.';

create table block_overlays (
    project_id      uuid not null,
    run_id          uuid not null,
    block_index     int not null,
    status          text not null default 'pending' constraint block_overlays_status check (status in
                    ('pending', 'claimed', 'ai_complete', 'confirmed', 'rejected', 'failed')),
    staged_event    bigint,
    staged_valid    boolean not null default false,
    confirmed_event bigint,
    confirmed_at    timestamptz,
    confirmed_by    uuid,
    revision        int not null default 0,
    attempt_count   int not null default 0 constraint block_overlays_attempts check (attempt_count >= 0),
    last_error      text,
    error_class     text,
    claimed_by      text,
    claimed_at      timestamptz,
    claim_token     uuid,
    lease_until     timestamptz,
    model           text,
    usage           jsonb,
    changed_xid     xid8 not null default pg_current_xact_id(),
    primary key (project_id, run_id, block_index),
    constraint block_overlays_run foreign key (project_id, run_id) references runs,
    constraint block_overlays_confirmed_is_stamped check (case status when 'confirmed'
        then num_nulls(confirmed_event, confirmed_at, confirmed_by) = 0 else num_nonnulls(confirmed_event, confirmed_at, confirmed_by) = 0 end),
    constraint block_overlays_claimed_is_leased check (case status when 'claimed'
        then num_nulls(claimed_by, claimed_at, claim_token, lease_until) = 0 else num_nonnulls(claim_token, lease_until) = 0 end),
    constraint block_overlays_staged_has_value check (status not in ('ai_complete', 'confirmed') or staged_event is not null),
    constraint block_overlays_failed_has_words check (status <> 'failed' or last_error is not null)
);
create index block_overlays_pending on block_overlays (project_id, run_id, block_index) where status = 'pending';
create index block_overlays_staged on block_overlays (project_id, run_id, block_index) where status = 'ai_complete';
create index block_overlays_leases on block_overlays (lease_until) where status = 'claimed';
comment on table block_overlays is 'What a run says about one block, and the unit of the work queue. staged_event and confirmed_event name the immutable rows of overlay_events that hold the two JSON values.';
comment on column block_overlays.changed_xid is 'The transaction of the last change; a mark (as_of) is a snapshot, and a row was seen under it exactly when this is visible in it.';
