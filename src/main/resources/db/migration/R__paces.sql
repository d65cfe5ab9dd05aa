-- How fast a key may be used. All nodes take turns here, a few at a time; every clock is this server's.
--
-- A bucket holds a tenth of a minute's limit and fills with the other nine tenths a minute, so that no minute ever sees more than the limit. A call
-- larger than the bucket begins when it is full, and leaves it below nothing.

-- All of these say null where no limit is known.

create or replace function app.bucket(p_limit bigint) returns double precision language sql immutable as $$
    select case when p_limit is not null then greatest(p_limit::double precision / 10, 1) end
$$;

create or replace function app.filled(p_level double precision, p_limit bigint, p_for interval) returns double precision language sql immutable as $$
    select case when p_limit is not null then
        least(app.bucket(p_limit), p_level + greatest(extract(epoch from p_for)::double precision, 0) * p_limit * 0.9 / 60) end
$$;

-- How many calls that need so much each may begin.
create or replace function app.affordable(p_level double precision, p_limit bigint, p_need bigint) returns int language sql immutable as $$
    select case when p_limit is null or p_need <= 0 then null
                when p_level < least(p_need, app.bucket(p_limit)) then 0
                else least(greatest(floor(p_level / p_need), 1), 1000000)::int end
$$;

-- The seconds until one may.
create or replace function app.lacking(p_level double precision, p_limit bigint, p_need bigint) returns double precision language sql immutable as $$
    select case when p_limit is not null then greatest(least(p_need, app.bucket(p_limit)) - p_level, 0) / (p_limit * 0.9 / 60) end
$$;

-- A bucket after news: what was taken too much or too little, a new limit, what the provider says is left.
create or replace function app.noted(p_level double precision, p_old bigint, p_new bigint, p_left bigint, p_for interval, p_back double precision)
    returns double precision language sql immutable as $$
    select case when coalesce(p_new, p_old) is null then 0
                else least(coalesce(app.filled(p_level, p_old, p_for), app.bucket(p_new)) + p_back, app.bucket(coalesce(p_new, p_old)), p_left) end
$$;

grant execute on function app.bucket(bigint), app.filled(double precision, bigint, interval), app.affordable(double precision, bigint, bigint),
    app.lacking(double precision, bigint, bigint), app.noted(double precision, bigint, bigint, bigint, interval, double precision) to blockdata_definer;

create or replace function app.millis(p_for interval) returns bigint language sql immutable as $$
    select ceil(greatest(extract(epoch from p_for), 0) * 1000)::bigint
$$;
grant execute on function app.millis(interval) to blockdata_definer;

create or replace function app.take_turns(p_key text, p_provider text, p_hint text, p_wanted int, p_input bigint, p_output bigint)
    returns table (state text, turns int, limited boolean, version bigint, failures int, wait_ms bigint, words text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    k      app.key_paces;
    moment timestamptz := clock_timestamp();
    half   boolean;
    n      int;
begin
    select * into k from app.key_paces p where p.key_id = p_key;
    if not found then
        insert into app.key_paces (key_id, provider, hint) values (p_key, p_provider, p_hint) on conflict do nothing;
        select * into k from app.key_paces p where p.key_id = p_key;
    end if;
    perform set_config('synchronous_commit', 'off', true);
    if coalesce(k.requests_limit, k.input_limit, k.output_limit) is null and k.failures < 5 and k.aside_at is null
       and (k.not_before is null or k.not_before <= moment) then
        -- Nothing is known that binds: all may begin, and no row is locked for it.
        if k.used_at < moment - interval '1 minute' then
            update app.key_paces p set used_at = moment where p.key_id = p_key and p.used_at = k.used_at;
        end if;
        return query select 'ready'::text, p_wanted, false, k.version, k.failures, 0::bigint, null::text;
        return;
    end if;
    select * into k from app.key_paces p where p.key_id = p_key for update;
    moment := clock_timestamp();
    if k.aside_at is not null then
        return query select 'aside'::text, 0, true, k.version, k.failures, app.millis(k.aside_at + interval '10 minutes' - moment), k.aside_words;
        return;
    end if;
    if k.not_before > moment then
        return query select 'held'::text, 0, true, k.version, k.failures, app.millis(k.not_before - moment), k.last_error;
        return;
    end if;
    -- After five failures in a row one call goes first, and the others wait for what comes of it.
    half := k.failures >= 5;
    if half and k.trial_until > moment then
        return query select 'trial'::text, 0, true, k.version, k.failures, app.millis(least(k.trial_until - moment, interval '500 milliseconds')), k.last_error;
        return;
    end if;
    k.requests_level := app.filled(k.requests_level, k.requests_limit, moment - k.filled_at);
    k.input_level := app.filled(k.input_level, k.input_limit, moment - k.filled_at);
    k.output_level := app.filled(k.output_level, k.output_limit, moment - k.filled_at);
    n := least(case when half then 1 else p_wanted end, app.affordable(k.requests_level, k.requests_limit, 1),
               app.affordable(k.input_level, k.input_limit, p_input), app.affordable(k.output_level, k.output_limit, p_output));
    if n = 0 then
        return query select 'short'::text, 0, true, k.version, k.failures,
            app.millis(make_interval(secs => greatest(app.lacking(k.requests_level, k.requests_limit, 1), app.lacking(k.input_level, k.input_limit, p_input),
                                                      app.lacking(k.output_level, k.output_limit, p_output)))), null::text;
        return;
    end if;
    update app.key_paces p
       set requests_level = coalesce(k.requests_level - n, 0), input_level = coalesce(k.input_level - n * p_input, 0),
           output_level = coalesce(k.output_level - n * p_output, 0), filled_at = moment, used_at = moment,
           trial_until = case when half then moment + interval '2 minutes' end
     where p.key_id = p_key;
    return query select case when half then 'trial' else 'ready' end, n, true, k.version, k.failures, 0::bigint, null::text;
end $$;
comment on function app.take_turns(text, text, text, int, bigint, bigint) is
    'Turns on a key, all at once as many as may begin now, or how long there are none; each holds so many tokens.';

create or replace function app.note_answers(p_key text, p_version bigint, p_answered boolean, p_requests double precision, p_input double precision,
                                            p_output double precision, p_limits bigint[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    moment timestamptz := clock_timestamp();
begin
    perform set_config('synchronous_commit', 'off', true);
    update app.key_paces p
       set failures = case when p_answered and p.version = p_version then 0 else p.failures end,
           trial_until = case when p_version = p.version then null else p.trial_until end,
           requests_level = app.noted(p.requests_level, p.requests_limit, nullif(p_limits[1], 0), p_limits[2], moment - p.filled_at, p_requests),
           input_level = app.noted(p.input_level, p.input_limit, nullif(p_limits[3], 0), p_limits[4], moment - p.filled_at, p_input),
           output_level = app.noted(p.output_level, p.output_limit, nullif(p_limits[5], 0), p_limits[6], moment - p.filled_at, p_output),
           requests_limit = coalesce(nullif(p_limits[1], 0), p.requests_limit),
           input_limit = coalesce(nullif(p_limits[3], 0), p.input_limit),
           output_limit = coalesce(nullif(p_limits[5], 0), p.output_limit),
           filled_at = moment
     where p.key_id = p_key;
end $$;
comment on function app.note_answers(text, bigint, boolean, double precision, double precision, double precision, bigint[]) is
    'What came of calls: whether one was answered, what goes back into the buckets, and limit and rest of requests, input and output as the provider said.';

create or replace function app.hold_key(p_key text, p_version bigint, p_emptied boolean, p_retry_after interval, p_jitter double precision, p_words text)
    returns table (version bigint, wait_ms bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    k       app.key_paces;
    moment  timestamptz;
    fresh   boolean;
    until   timestamptz;
begin
    perform set_config('synchronous_commit', 'off', true);
    select * into k from app.key_paces p where p.key_id = p_key for update;
    if not found then
        return;
    end if;
    moment := clock_timestamp();
    -- Calls that failed together failed once.
    fresh := p_version = k.version;
    k.failures := k.failures + fresh::int;
    until := moment + case
        when p_retry_after is not null then
            least(greatest(p_retry_after, interval '0'), interval '1 day') * (1 + p_jitter / 10) + p_jitter * interval '250 milliseconds'
        when fresh then make_interval(secs => least(60, 0.25 * 2 ^ least(k.failures - 1, 20)) * (0.5 + p_jitter / 2)) end;
    if until > coalesce(k.not_before, '-infinity') then
        k.not_before := until;
        k.version := k.version + 1;
    end if;
    update app.key_paces p
       set failures = k.failures, not_before = k.not_before, version = k.version, last_error = left(p_words, 500), last_error_at = moment,
           trial_until = case when fresh then null else p.trial_until end,
           requests_level = case when p_emptied then least(p.requests_level, 0) else p.requests_level end,
           input_level = case when p_emptied then least(p.input_level, 0) else p.input_level end,
           output_level = case when p_emptied then least(p.output_level, 0) else p.output_level end,
           filled_at = case when p_emptied then moment else p.filled_at end
     where p.key_id = p_key;
    return query select k.version, app.millis(k.not_before - moment);
end $$;
comment on function app.hold_key(text, bigint, boolean, interval, double precision, text) is
    'No call begins on this key for as long as its provider asked, or for a time that doubles with each failure in a row, up to a minute.';

create or replace function app.set_key_aside(p_key text, p_provider text, p_hint text, p_words text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.key_paces as p (key_id, provider, hint, aside_at, aside_words, last_error, last_error_at, version)
    values (p_key, p_provider, p_hint, clock_timestamp(), left(p_words, 500), left(p_words, 500), clock_timestamp(), 1)
    on conflict (key_id) do update
       set aside_at = excluded.aside_at, aside_words = excluded.aside_words, last_error = excluded.last_error,
           last_error_at = excluded.last_error_at, version = p.version + 1;
end $$;
comment on function app.set_key_aside(text, text, text, text) is 'The provider does not accept this key: nothing begins on it until it was accepted again.';

create or replace function app.readmit_key(p_key text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.key_paces p set aside_at = null, aside_words = null, failures = 0, trial_until = null, version = p.version + 1
     where p.key_id = p_key and (p.aside_at is not null or p.failures > 0);
end $$;
comment on function app.readmit_key(text) is 'A probe accepted this key. What its provider asked for in patience still holds.';

create or replace function app.claim_probe(p_key text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.key_paces p set aside_at = clock_timestamp() where p.key_id = p_key and p.aside_at <= clock_timestamp() - interval '10 minutes';
    return found;
end $$;
comment on function app.claim_probe(text) is 'Whether the caller is the one to try this key again, ten minutes after it was set aside or last tried.';

create or replace function app.paces(p_key text) returns table (key_id text, provider text, hint text, requests_limit bigint, input_limit bigint, output_limit bigint,
                                                      state text, not_before timestamptz, failures int, last_error text, last_error_at timestamptz, used_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select p.key_id, p.provider, p.hint, p.requests_limit, p.input_limit, p.output_limit,
               case when p.aside_at is not null then 'set_aside' when p.not_before > clock_timestamp() then 'held' when p.failures >= 5 then 'trying'
                    else 'ready' end,
               case when p.aside_at is not null then p.aside_at + interval '10 minutes' when p.not_before > clock_timestamp() then p.not_before end,
               p.failures, p.last_error, p.last_error_at, p.used_at
          from app.key_paces p where p_key is null or p.key_id = p_key order by p.used_at desc, p.key_id limit 1000;
end $$;
comment on function app.paces(text) is 'How each key stands, or this one; the last used ones first.';

create or replace function app.forget_paces() returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n int;
begin
    delete from app.key_paces p where p.used_at < clock_timestamp() - interval '30 days';
    get diagnostics n = row_count;
    return n;
end $$;
comment on function app.forget_paces() is 'Drops what is known of keys that nobody has used for a month.';

grant execute on function app.take_turns(text, text, text, int, bigint, bigint),
    app.note_answers(text, bigint, boolean, double precision, double precision, double precision, bigint[]),
    app.hold_key(text, bigint, boolean, interval, double precision, text), app.set_key_aside(text, text, text, text), app.readmit_key(text),
    app.claim_probe(text), app.paces(text), app.forget_paces() to blockdata_worker;
