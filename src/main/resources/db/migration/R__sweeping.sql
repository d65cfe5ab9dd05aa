-- What the sweeper asks: it compares files with documents and belongs to no project.

create or replace function app.unknown_documents(p_project uuid[], p_source text[]) returns table (project_id uuid, source_uid text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select x.project, x.source from unnest(p_project, p_source) as x (project, source)
         where not exists (select 1 from app.documents d where d.project_id = x.project and d.source_uid = x.source);
end $$;
comment on function app.unknown_documents(uuid[], text[]) is 'Those of the named documents that are not there.';

create or replace function app.documents_behind(p_project uuid, p_source text, p_limit int)
    returns table (project_id uuid, source_uid text, representation_is_source boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select d.project_id, d.source_uid, d.representation_is_source from app.documents d
         where (d.project_id, d.source_uid) > (p_project, p_source)
         order by d.project_id, d.source_uid limit least(p_limit, 10000);
end $$;
comment on function app.documents_behind(uuid, text, int) is 'Documents of all projects in the order of their keys, a page at a time.';

grant execute on function app.unknown_documents(uuid[], text[]), app.documents_behind(uuid, text, int) to blockdata_worker;
