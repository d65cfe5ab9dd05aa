-- Exports that go on without whoever asked for them, and stay for a while to be fetched.

create table exports (
    project_id        uuid not null references projects,
    export_id         uuid not null,
    requested_by      uuid not null references users,
    requested_at      timestamptz not null default now(),
    wish              jsonb not null,
    file_name         text not null,
    status            text not null default 'queued' constraint exports_status check (status in
                      ('queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
    error             text,
    documents         int not null,
    documents_written int not null default 0,
    attempt           int not null default 0,
    attempt_token     uuid,
    attempt_deadline  timestamptz,
    not_before        timestamptz not null default now(),
    bytes             bigint,
    sha256            text,
    finished_at       timestamptz,
    expires_at        timestamptz,
    primary key (project_id, export_id),
    constraint exports_running_is_leased check (status <> 'running' or num_nulls(attempt_token, attempt_deadline) = 0),
    constraint exports_done_has_a_file check (status <> 'done' or num_nulls(bytes, sha256, attempt_token, expires_at) = 0),
    constraint exports_failed_has_words check (status <> 'failed' or error is not null)
);
create index exports_open on exports (requested_at) where status in ('queued', 'running');
create index exports_kept on exports (expires_at) where status = 'done';
create index exports_of_users on exports (requested_by);
comment on table exports is 'What was asked to leave in the background: the wish as it was made, how far it is, and the file that came of it. The attempt''s token is part of its file''s key, so that a late attempt overwrites nothing.';
