-- What the sweeper asks: it compares files with documents and belongs to no project.

drop function if exists app.unknown_documents(uuid[], text[]);
drop function if exists app.documents_behind(uuid, text, int);

create or replace function app.unknown_documents(p_project uuid[], p_source text[], p_generation uuid[])
    returns table (project_id uuid, source_uid text, generation uuid)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select x.project, x.source, x.generation from unnest(p_project, p_source, p_generation) as x (project, source, generation)
         where not exists (select 1 from app.documents d where d.project_id = x.project and d.source_uid = x.source
                                                           and d.generation is not distinct from x.generation);
end $$;
comment on function app.unknown_documents(uuid[], text[], uuid[]) is 'Those of the named uploads that no document is of.';

create or replace function app.documents_behind(p_project uuid, p_source text, p_limit int)
    returns table (project_id uuid, source_uid text, generation uuid)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select d.project_id, d.source_uid, d.generation from app.documents d
         where (d.project_id, d.source_uid) > (p_project, p_source)
         order by d.project_id, d.source_uid limit least(p_limit, 10000);
end $$;
comment on function app.documents_behind(uuid, text, int) is 'Documents of all projects in the order of their keys, a page at a time.';

grant execute on function app.unknown_documents(uuid[], text[], uuid[]), app.documents_behind(uuid, text, int) to blockdata_worker;
