-- Keys of people, with which their own runs are asked (docs/decisions/0011).

create table model_keys (
    user_id    uuid not null references users on delete cascade,
    provider   text not null constraint model_keys_provider check (provider ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    sealed     bytea not null constraint model_keys_sealed check (length(sealed) between 30 and 4000),
    hint       text not null constraint model_keys_hint check (length(hint) <= 4),
    base_url   text constraint model_keys_base_url check (length(base_url) between 1 and 500),
    remarks    text not null default '' constraint model_keys_remarks check (length(remarks) <= 1000),
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    primary key (user_id, provider)
);
comment on table model_keys is 'Keys of people, encrypted (AES-256-GCM) under a key that only the product has; the hint is the last four characters.';
