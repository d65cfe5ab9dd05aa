-- What was answered under an Idempotency-Key, so that a request that is sent again has no second effect.

create table kept_answers (
    project_id      uuid not null references projects,
    user_id         uuid not null references users,
    idempotency_key text not null constraint kept_answers_key check (length(idempotency_key) between 1 and 255),
    request         bytea not null constraint kept_answers_request check (octet_length(request) = 32),
    answer          text not null,
    given_at        timestamptz not null default clock_timestamp(),
    constraint kept_answers_pkey primary key (user_id, idempotency_key)
);
create index kept_answers_of_project on kept_answers (project_id);
create index kept_answers_given_at on kept_answers (given_at);
comment on table kept_answers is 'Answers under an Idempotency-Key, for a day. A key is its user''s, in whichever project it was used: therefore the user comes first.';
comment on column kept_answers.request is 'SHA-256 of the route and the body: the same key on another request is refused.';
