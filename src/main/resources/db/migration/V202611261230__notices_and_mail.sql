-- Telling people what happened while they were away.

create table run_ends (
    project_id  uuid not null,
    dispatch_id uuid not null,
    run_id      uuid not null,
    ended_at    timestamptz not null,
    primary key (project_id, dispatch_id, run_id),
    constraint run_ends_run foreign key (project_id, run_id) references runs on delete cascade
);
comment on table run_ends is 'Dispatched runs that have ended and of which nobody has been told yet; written with the end itself. Told together when the last run of the dispatch has ended.';

create table notices (
    user_id    uuid not null references users on delete cascade,
    notice_id  bigint not null,
    project_id uuid not null references projects on delete cascade,
    run_id     uuid,
    kind       text not null constraint notices_kind check (kind in ('complete', 'failed', 'paused', 'cancelled')),
    words      text not null,
    at         timestamptz not null default clock_timestamp(),
    seen_at    timestamptz,
    primary key (user_id, notice_id)
);
create index notices_unseen on notices (user_id, notice_id) where seen_at is null;
comment on table notices is 'What a person is told about the work that they started.';

create table mails (
    mail_id    bigint generated always as identity primary key,
    recipient  text not null,
    subject    text not null,
    words      text not null,
    link       text constraint mails_link_is_ours check (link like '/%'),
    queued_at  timestamptz not null default clock_timestamp(),
    not_before timestamptz not null default clock_timestamp(),
    tries      int not null default 0
);
create index mails_due on mails (not_before);
comment on table mails is 'Mail that is not sent yet; a sent one is gone. link is a path: the address before it stands in the settings alone.';
comment on column mails.not_before is 'When it may be tried: the lease of whoever sends it now, or the pause after a failure.';

alter table feed
    add column user_id uuid,
    add column notice_id bigint,
    drop constraint feed_kind,
    add constraint feed_kind check (kind in ('open', 'document', 'run', 'overlays', 'notice'));
