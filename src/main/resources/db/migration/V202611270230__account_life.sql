-- The life of an account: a proven address, links that are good for one use, what happened to it, its end; and how often things may be tried.

-- Whoever had an account before there was a way to prove its address counts as proven.
alter table users
    add column email_verified_at timestamptz default now(),
    add column deleted_at timestamptz,
    add constraint users_deleted_is_empty check (deleted_at is null or (password_hash is null and not operator));
alter table users alter column email_verified_at drop default;
comment on column users.email_verified_at is 'Since when it is known that the address is theirs; null: it is not known.';
comment on column users.deleted_at is 'Since when nothing is left of the account but its row, to which the history of others points.';

create table account_links (
    user_id    uuid not null references users on delete cascade,
    purpose    text not null constraint account_links_purpose check (purpose in ('verify', 'reset')),
    token_hash bytea not null constraint account_links_token_key unique constraint account_links_token_length check (length(token_hash) = 32),
    expires_at timestamptz not null,
    primary key (user_id, purpose)
);
comment on table account_links is 'Links that were mailed and not used yet, one for each account and purpose; a used one is gone. The token is stored as SHA-256 alone.';

create table account_events (
    user_id    uuid not null references users on delete cascade,
    event_id   bigint not null,
    at         timestamptz not null default clock_timestamp(),
    kind       text not null constraint account_events_kind check (kind in
               ('registered', 'signed-in', 'sign-in-failed', 'signed-out', 'password-changed', 'password-reset', 'email-confirmed', 'name-changed', 'session-ended',
                'token-made', 'token-revoked', 'model-key-stored', 'model-key-removed', 'identity-linked', 'identity-unlinked')),
    detail     jsonb not null default '{}',
    address    text,
    user_agent text,
    primary key (user_id, event_id)
);
create index account_events_by_age on account_events (at);
comment on table account_events is 'What happened to an account, for its owner to look at; append-only, kept for a year.';

create table attempts (
    bucket  bytea primary key constraint attempts_bucket_length check (length(bucket) = 32),
    times   timestamptz[] not null default '{}',
    last_at timestamptz not null default clock_timestamp()
);
create index attempts_by_age on attempts (last_at);
comment on table attempts is 'How often something was tried of late, counted by all nodes together. A bucket is a keyed hash of what is counted, so that the table names neither people nor addresses.';

alter table mails
    add column letter text constraint mails_letter check (letter in ('verify', 'reset', 'invitation')),
    add column invitation_id uuid constraint mails_invitation check ((invitation_id is not null) = (letter is not distinct from 'invitation'));
comment on column mails.letter is 'What the one-time token is for that is put behind the link as the mail is sent; the token itself stands in no table.';
