-- Who people are elsewhere: how they get in without a password (docs/decisions/0026).

create table identities (
    issuer     text not null constraint identities_issuer check (length(issuer) between 1 and 500),
    subject    text not null constraint identities_subject check (length(subject) between 1 and 255),
    user_id    uuid not null references users on delete cascade,
    provider   text not null constraint identities_provider check (provider in ('google', 'github', 'oidc')),
    email      text constraint identities_email check (length(email) <= 254),
    created_at timestamptz not null default now(),
    primary key (issuer, subject),
    constraint identities_one_a_provider unique (user_id, provider)
);
comment on table identities is 'Accounts elsewhere by which people sign in, by issuer and subject; the address beside one is for people to read and proves nothing.';
