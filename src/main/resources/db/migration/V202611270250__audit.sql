-- From where somebody did something in a project, and how many people somebody asked in today.

alter table project_events add column address text;
comment on column project_events.address is 'The network address of the request; null where no request brought it about.';

create table invitations_sent (
    user_id uuid not null references users on delete cascade,
    day     date not null,
    sent    int not null constraint invitations_sent_some check (sent > 0),
    primary key (user_id, day)
);
comment on table invitations_sent is 'How many invitations somebody made on a day of UTC: what is deleted with a project must not be forgotten here.';
