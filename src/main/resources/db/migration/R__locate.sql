-- Looking over the walls, for one's own: in which of one's projects something lies.

create or replace function app.locate(p_source text, p_run uuid) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    mine uuid[] := app.my_projects();
begin
    return query
        select d.project_id from app.documents d where d.project_id = any (mine) and d.source_uid = p_source
         union
        select r.project_id from app.runs r where r.project_id = any (mine) and r.run_id = p_run
         order by 1;
end $$;
comment on function app.locate(text, uuid) is 'The projects of the caller that hold this document or this run.';

grant execute on function app.locate(text, uuid) to blockdata_app;
