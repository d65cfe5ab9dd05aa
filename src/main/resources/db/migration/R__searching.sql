-- Text as it is compared when case does not matter. The database's own locale may know no letters beyond ASCII, so the best collation that
-- this server has is named: the built-in one (17 and newer), else ICU's, else none.

do $$
declare
    named text := (select format('pg_catalog.%I', c.collname) from pg_collation c
                    where c.collname in ('pg_unicode_fast', 'pg_c_utf8', 'und-x-icu') and c.collnamespace = 'pg_catalog'::regnamespace
                      and c.collencoding in (-1, pg_char_to_encoding('UTF8'))
                    order by array_position(array['pg_unicode_fast', 'pg_c_utf8', 'und-x-icu'], c.collname::text) limit 1);
begin
    execute 'create or replace function app.folded(p_text text) returns text language sql immutable strict parallel safe as $f$ '
         || 'select pg_catalog.lower(p_text' || coalesce(' collate ' || named, '') || ') $f$';
end $$;
comment on function app.folded(text) is 'The text in lower case, in every script that this server knows.';

grant execute on function app.folded(text) to blockdata_app;
