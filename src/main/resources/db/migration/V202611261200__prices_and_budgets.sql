-- What models cost, what was spent, and how much may be.

create table model_prices (
    price_id     bigint generated always as identity primary key,
    model        text not null constraint model_prices_model check (model ~ '^[^*\s][^*]{0,199}\*?$'),
    valid_from   timestamptz not null,
    input        numeric not null,
    cached_input numeric not null,
    cache_write  numeric not null,
    output       numeric not null,
    noted_at     timestamptz not null default now(),
    constraint model_prices_key unique (model, valid_from),
    constraint model_prices_amounts check (least(input, cached_input, cache_write, output) >= 0
        and greatest(input, cached_input, cache_write, output) <= 1000000)
);
comment on table model_prices is 'USD per million tokens. A row is never changed: a price changes by a row with a later date. A model that ends in * stands for all that begin so.';

-- The providers' public list prices. Where a provider has no price for writing into its cache, that costs what input costs.
insert into model_prices (model, valid_from, input, cached_input, cache_write, output) values
    ('offline', '2025-01-01Z', 0, 0, 0, 0),
    ('claude-sonnet-4-0', '2025-05-22Z', 3, 0.30, 3.75, 15),
    ('claude-sonnet-4-2025*', '2025-05-22Z', 3, 0.30, 3.75, 15),
    ('claude-sonnet-4-5*', '2025-09-29Z', 3, 0.30, 3.75, 15),
    ('claude-3-5-haiku-*', '2025-01-01Z', 0.80, 0.08, 1, 4),
    ('claude-haiku-4-5*', '2025-10-15Z', 1, 0.10, 1.25, 5),
    ('claude-opus-4-0', '2025-05-22Z', 15, 1.50, 18.75, 75),
    ('claude-opus-4-2025*', '2025-05-22Z', 15, 1.50, 18.75, 75),
    ('claude-opus-4-1*', '2025-08-05Z', 15, 1.50, 18.75, 75),
    ('claude-opus-4-5*', '2025-11-24Z', 5, 0.50, 6.25, 25),
    ('gpt-4o', '2025-01-01Z', 2.50, 1.25, 2.50, 10),
    ('gpt-4o-2024-08-06', '2025-01-01Z', 2.50, 1.25, 2.50, 10),
    ('gpt-4o-2024-11-20', '2025-01-01Z', 2.50, 1.25, 2.50, 10),
    ('gpt-4o-mini', '2025-01-01Z', 0.15, 0.075, 0.15, 0.60),
    ('gpt-4o-mini-2024*', '2025-01-01Z', 0.15, 0.075, 0.15, 0.60),
    ('gpt-4.1', '2025-04-14Z', 2, 0.50, 2, 8),
    ('gpt-4.1-2025*', '2025-04-14Z', 2, 0.50, 2, 8),
    ('gpt-4.1-mini*', '2025-04-14Z', 0.40, 0.10, 0.40, 1.60),
    ('gpt-4.1-nano*', '2025-04-14Z', 0.10, 0.025, 0.10, 0.40),
    ('gpt-5', '2025-08-07Z', 1.25, 0.125, 1.25, 10),
    ('gpt-5-2025*', '2025-08-07Z', 1.25, 0.125, 1.25, 10),
    ('gpt-5-mini*', '2025-08-07Z', 0.25, 0.025, 0.25, 2),
    ('gpt-5-nano*', '2025-08-07Z', 0.05, 0.005, 0.05, 0.40);

alter table projects add column budget_usd numeric constraint projects_budget check (budget_usd >= 0);

alter table runs
    add column unpriced_calls bigint not null default 0,
    add column budget_stop text constraint runs_budget_stop check (budget_stop in ('run', 'project', 'platform'));
create index runs_stopped_by_budget on runs (project_id, run_id) where status = 'paused' and budget_stop is not null;
comment on column runs.unpriced_calls is 'Calls of which no price was known: while there are any, cost_usd is not the whole cost.';
comment on column runs.budget_stop is 'Which budget paused this run last; says something only while status_reason begins with budget_reached.';

-- So that deleting a run does not give its budget back.
create table deleted_spend (
    project_id          uuid not null references projects on delete cascade,
    run_id              uuid not null,
    calls               bigint not null,
    input_tokens        bigint not null,
    cached_input_tokens bigint not null,
    cache_write_tokens  bigint not null,
    output_tokens       bigint not null,
    cost_usd            numeric not null,
    unpriced_calls      bigint not null,
    primary key (project_id, run_id)
);
comment on table deleted_spend is 'What runs had spent that are no longer there.';

-- A row a run, not a row a user: so settling runs side by side never waits for it.
create table platform_spend (
    user_id    uuid not null references users on delete cascade,
    month      date not null,
    project_id uuid not null,
    run_id     uuid not null,
    calls      bigint not null,
    cost_usd   numeric not null,
    primary key (user_id, month, project_id, run_id)
);
comment on table platform_spend is 'What calls with the platform''s own keys have cost, by the user for whom they were made and the month (UTC).';

create table platform_budget (
    only_row boolean primary key default true constraint platform_budget_only_row check (only_row),
    usd      numeric not null constraint platform_budget_usd check (usd >= 0)
);
comment on table platform_budget is 'USD that a user may spend in a month with the platform''s keys; no row: any amount. Written at each start from the settings.';
