-- Where confirmed data flows to by itself, and each time that it does.

create table integrations (
    project_id     uuid not null references projects,
    integration_id uuid not null,
    kind           text not null constraint integrations_kind check (kind in ('webhook', 'neo4j', 'object_store')),
    name           text not null constraint integrations_name check (length(name) between 1 and 100),
    schema_id      uuid,
    trigger        text not null constraint integrations_trigger check (trigger in ('manual', 'batch', 'run')),
    paused         boolean not null default false,
    settings       jsonb not null,
    sealed         bytea not null,
    saved_by       uuid not null references users,
    created_at     timestamptz not null default now(),
    saved_at       timestamptz not null default now(),
    served_at      timestamptz,
    primary key (project_id, integration_id)
);
create index integrations_of_users on integrations (saved_by);
comment on table integrations is 'What confirmed data of a project is sent to; of the runs of one schema, which may be gone, or of all. Settings hold nothing secret; what is secret is sealed for this row and the place that it is for. Deliveries act for whoever saved it last.';

create table deliveries (
    project_id       uuid not null,
    integration_id   uuid not null,
    delivery_id      uuid not null,
    number           bigint not null generated always as identity,
    run_id           uuid not null,
    source_uid       text not null,
    schema_id        uuid not null,
    event            text not null constraint deliveries_event check (event in ('run.confirmed', 'blocks.confirmed', 'blocks.reopened', 'pushed')),
    blocks           int4multirange,
    status           text not null default 'waiting' constraint deliveries_status check (status in
                     ('waiting', 'sending', 'delivered', 'failed', 'cancelled')),
    attempt          int not null default 0,
    attempt_token    uuid,
    attempt_deadline timestamptz,
    not_before       timestamptz not null default now(),
    rows             bigint,
    bytes            bigint,
    sent             text,
    answer_status    int,
    answer           text,
    error            text,
    requested_by     uuid,
    created_at       timestamptz not null default clock_timestamp(),
    finished_at      timestamptz,
    primary key (project_id, integration_id, delivery_id),
    foreign key (project_id, integration_id) references integrations on delete cascade,
    constraint deliveries_sending_is_leased check (status <> 'sending' or num_nulls(attempt_token, attempt_deadline) = 0),
    constraint deliveries_ended check ((finished_at is null) = (status in ('waiting', 'sending')))
);
create unique index deliveries_in_order on deliveries (project_id, integration_id, number);
create index deliveries_open on deliveries (project_id, integration_id, source_uid, schema_id, number) where status in ('waiting', 'sending');
create index deliveries_ended on deliveries (finished_at) where finished_at is not null;
comment on table deliveries is 'The outbox: written in the transaction that confirms, sent afterwards at least once under the same id, those of one document and schema in the order of their numbers. Blocks are null for the whole run.';
