-- Every function that acts beyond its caller's own rights belongs to the definer, who owns nothing else and may create nothing.
grant create on schema app to blockdata_definer;
do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_proc p
              where p.pronamespace = 'app'::regnamespace and p.prosecdef and p.proowner <> 'blockdata_definer'::regrole
    loop
        execute format('alter function %s owner to blockdata_definer', f);
    end loop;
end $$;
revoke create on schema app from blockdata_definer;
