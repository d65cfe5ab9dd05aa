-- People, what proves them, and the projects that they share.

-- Functions are born closed; each is granted by name where it is made.
alter default privileges revoke execute on functions from public;

create table wall_keys (
    key bytea primary key constraint wall_keys_length check (length(key) = 32)
);
comment on table wall_keys is 'Keys that sign who is asking (docs/decisions/0007). Only the definer reads them; a node writes them at its start.';

create table users (
    user_id       uuid primary key,
    email         text not null constraint users_email_key unique
                  constraint users_email_lower check (email = lower(email) and length(email) between 3 and 254),
    password_hash text,
    display_name  text not null constraint users_display_name_length check (length(display_name) between 1 and 100),
    operator      boolean not null default false,
    created_at    timestamptz not null default now()
);
comment on table users is 'Accounts. The password hash is read by definer functions alone.';

create table personal_tokens (
    token_id     uuid primary key,
    user_id      uuid not null references users on delete cascade,
    name         text not null constraint personal_tokens_name_length check (length(name) between 1 and 100),
    token_hash   bytea not null constraint personal_tokens_hash_key unique,
    scopes       text[] not null default '{}',
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    last_used_at timestamptz
);
create index personal_tokens_user on personal_tokens (user_id);
comment on table personal_tokens is 'Bearer tokens of programs, stored as SHA-256.';

create table projects (
    project_id   uuid primary key,
    project_name text not null constraint projects_name_length check (length(project_name) between 1 and 200),
    description  text not null default '' constraint projects_description_length check (length(description) <= 2000),
    created_by   uuid not null references users,
    created_at   timestamptz not null default now()
);
comment on table projects is 'The shelf that documents stand on; the unit of sharing and access.';

create table project_members (
    project_id uuid not null references projects on delete cascade,
    user_id    uuid not null references users,
    role       text not null constraint project_members_role check (role in ('viewer', 'reviewer', 'editor', 'owner')),
    created_at timestamptz not null default now(),
    primary key (project_id, user_id)
);
create index project_members_user on project_members (user_id, project_id);
comment on table project_members is 'Who may do what in a project.';

-- Spring Session's own tables, in a role of their own.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);
comment on table spring_session is 'Browser sessions, kept by Spring Session.';

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
comment on table spring_session_attributes is 'What a browser session holds.';
