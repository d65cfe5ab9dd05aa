-- Who is asked into a project, before there need be an account for them.

create table invitations (
    project_id    uuid not null references projects on delete cascade,
    invitation_id uuid not null,
    email         text not null constraint invitations_email_lower check (email = lower(email) and length(email) between 3 and 254),
    role          text not null constraint invitations_role check (role in ('viewer', 'reviewer', 'editor', 'owner')),
    token_hash    bytea not null constraint invitations_token_key unique,
    invited_by    uuid not null references users,
    created_at    timestamptz not null default now(),
    expires_at    timestamptz not null,
    primary key (project_id, invitation_id),
    constraint invitations_once unique (project_id, email)
);
comment on table invitations is 'Invitations that nobody has taken yet; a taken or withdrawn one is gone. The link''s token is stored as SHA-256 alone.';
