-- How fast each key may be used, shared by all nodes (docs/decisions/0011).

create table key_paces (
    key_id         text primary key constraint key_paces_key_id check (length(key_id) between 1 and 64),
    provider       text not null,
    hint           text not null,
    -- What a minute holds, as far as the provider said so.
    requests_limit bigint constraint key_paces_requests_limit check (requests_limit > 0),
    input_limit    bigint constraint key_paces_input_limit check (input_limit > 0),
    output_limit   bigint constraint key_paces_output_limit check (output_limit > 0),
    -- What may begin now; below nothing where a call took more than it had asked for.
    requests_level double precision not null default 0,
    input_level    double precision not null default 0,
    output_level   double precision not null default 0,
    filled_at      timestamptz not null default clock_timestamp(),
    version        bigint not null default 0,
    failures       int not null default 0,
    not_before     timestamptz,
    trial_until    timestamptz,
    aside_at       timestamptz,
    aside_words    text constraint key_paces_aside_words check ((aside_words is null) = (aside_at is null)),
    last_error     text,
    last_error_at  timestamptz,
    used_at        timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
comment on table key_paces is 'Limits, holds and troubles of each key, by a hash that does not tell it; every time is this server''s.';
comment on column key_paces.version is 'Goes up with each hold: what was begun under an older one says nothing about this one.';
