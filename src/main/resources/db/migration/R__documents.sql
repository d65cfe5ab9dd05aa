-- The life of a document: uploaded, converting, ingested; or failed with words.
drop function if exists app.add_document(uuid, text, text, bigint, text, text, boolean);
drop function if exists app.claim_ingest(interval, int);
drop function if exists app.finish_ingest(uuid, text, uuid, text, text, text, text, boolean, bigint, text, jsonb, bigint, jsonb, text[], text[], text[], int[], text[], int[], text[]);

create or replace function app.notice(p_kind text, p_project uuid, p_source text, p_run uuid, p_blocks int4multirange) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.feed (kind, project_id, source_uid, run_id, blocks) values (p_kind, p_project, p_source, p_run, p_blocks);
end $$;

create or replace function app.add_document(p_project uuid, p_source text, p_type text, p_filesize bigint, p_file_name text,
                                            p_title text, p_title_given boolean, p_generation uuid default null) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor}');
begin
    insert into app.documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, title_given, uploaded_by, generation)
    values (p_project, p_source, p_type, p_filesize, p_file_name, p_title, p_title_given, who, p_generation)
    on conflict (project_id, source_uid) do nothing;
    if found then
        perform app.notice('document', p_project, p_source, null, null);
        return 'created';
    end if;
    return case when app.retry_document(p_project, p_source) then 'retried' else 'exists' end;
end $$;
comment on function app.add_document(uuid, text, text, bigint, text, text, boolean, uuid) is
    'Records an upload: created, exists (these bytes are already here) or retried (they had failed and are tried again). Only what is created has the files of p_generation.';

create or replace function app.add_document_again(p_project uuid, p_source text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    perform 1 from app.documents d where d.project_id = p_project and d.source_uid = p_source for update;
    if not found then
        return null;
    end if;
    return case when app.retry_document(p_project, p_source) then 'retried' else 'exists' end;
end $$;
comment on function app.add_document_again(uuid, text) is 'An upload of bytes that are here: exists or retried; null where they are not here any more.';

create or replace function app.retry_document(p_project uuid, p_source text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    update app.documents d set status = 'uploaded', error = null, attempt = 0
     where d.project_id = p_project and d.source_uid = p_source and d.status in ('conversion_failed', 'ingest_failed');
    if not found then
        return false;
    end if;
    perform app.notice('document', p_project, p_source, null, null);
    return true;
end $$;

create or replace function app.rename_document(p_project uuid, p_source text, p_title text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    update app.documents d set doc_title = p_title, title_given = true where d.project_id = p_project and d.source_uid = p_source;
    if not found then
        return false;
    end if;
    perform app.notice('document', p_project, p_source, null, null);
    return true;
end $$;

create or replace function app.delete_document(p_project uuid, p_source text, p_confirmed bigint) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who        uuid := app.demand(p_project, '{owner,editor}');
    generation uuid;
    confirmed  bigint;
    run_ids    uuid[];
begin
    select d.generation into generation from app.documents d where d.project_id = p_project and d.source_uid = p_source for update;
    if not found then
        return null;
    end if;
    run_ids := array(select r.run_id from app.runs r where r.project_id = p_project and r.source_uid = p_source order by r.run_id);
    perform 1 from app.block_overlays o where o.project_id = p_project and o.run_id = any (run_ids) order by o.run_id, o.block_index for update;
    perform 1 from app.runs r where r.project_id = p_project and r.run_id = any (run_ids) order by r.run_id for update;
    select coalesce(sum(r.confirmed), 0) into confirmed from app.runs r where r.project_id = p_project and r.run_id = any (run_ids);
    if confirmed > 0 and confirmed is distinct from p_confirmed then
        return jsonb_build_object('confirmed', confirmed);
    end if;
    delete from app.overlay_events e where e.project_id = p_project and e.run_id = any (run_ids);
    delete from app.run_events e where e.project_id = p_project and e.run_id = any (run_ids);
    delete from app.block_overlays o where o.project_id = p_project and o.run_id = any (run_ids);
    perform app.keep_spend(p_project, run_ids);
    delete from app.runs r where r.project_id = p_project and r.run_id = any (run_ids);
    delete from app.blocks b where b.project_id = p_project and b.source_uid = p_source;
    delete from app.documents d where d.project_id = p_project and d.source_uid = p_source;
    perform app.log_project_event(p_project, 'document deleted', who,
        jsonb_build_object('source_uid', p_source, 'runs', cardinality(run_ids), 'confirmed', confirmed));
    perform app.notice('document', p_project, p_source, null, null);
    return jsonb_build_object('deleted', true, 'confirmed', confirmed, 'generation', generation);
end $$;
comment on function app.delete_document(uuid, text, bigint) is
    'Deletes a document with all that hangs on it and says which files were its, unless it holds confirmed overlays whose number the caller does not give.';

-- The ingest's verbs, for the worker's login.

create or replace function app.claim_ingest(p_deadline interval, p_max_attempts int, p_wanted text[], p_unread text[])
    returns table (project_id uuid, source_uid text, source_type text, source_filesize bigint, file_name text, title_given boolean, attempt_token uuid, generation uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    d app.documents;
begin
    loop
        select * into d from app.documents x
         where (x.status = 'uploaded' or (x.status = 'converting' and x.attempt_deadline < clock_timestamp()))
           and (x.source_type = any(p_wanted)
                or (x.source_type = any(p_unread) and x.uploaded_at < clock_timestamp() - interval '5 minutes'))
         order by x.uploaded_at limit 1 for update skip locked;
        if not found then
            return;
        end if;
        if d.attempt >= p_max_attempts then
            update app.documents x
               set status = 'conversion_failed', attempt_token = null, attempt_deadline = null,
                   error = 'Reading this document did not finish in time, ' || d.attempt || ' times over.'
             where x.project_id = d.project_id and x.source_uid = d.source_uid;
            perform app.notice('document', d.project_id, d.source_uid, null, null);
            continue;
        end if;
        update app.documents x
           set status = 'converting', attempt = x.attempt + 1, attempt_token = gen_random_uuid(), attempt_deadline = clock_timestamp() + p_deadline
         where x.project_id = d.project_id and x.source_uid = d.source_uid
        returning x.attempt_token into d.attempt_token;
        perform app.notice('document', d.project_id, d.source_uid, null, null);
        return query select d.project_id, d.source_uid, d.source_type, d.source_filesize, d.file_name, d.title_given, d.attempt_token, d.generation;
        return;
    end loop;
end $$;
comment on function app.claim_ingest(interval, int, text[], text[]) is
    'Takes the oldest waiting document of the wanted types, or one whose attempt ran out of time, under a fresh token. One of the types that the caller does not read is taken once nobody else has for five minutes: it is to end in words.';

create or replace function app.keep_ingest(p_project uuid, p_source text, p_token uuid, p_deadline interval) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.documents d set attempt_deadline = clock_timestamp() + p_deadline
     where d.project_id = p_project and d.source_uid = p_source and d.attempt_token = p_token;
    return found;
end $$;
comment on function app.keep_ingest(uuid, text, uuid, interval) is
    'Puts the deadline of an attempt off: its process is alive. A killed one is so taken up again soon, a slow one not too early.';

create or replace function app.finish_ingest(p_project uuid, p_source text, p_token uuid,
        p_conv_uid text, p_tool text, p_tool_version text, p_representation text, p_representation_is_source boolean,
        p_source_characters bigint, p_title text, p_freq jsonb, p_characters bigint, p_report jsonb,
        p_type text[], p_locator text[], p_content text[], p_level int[], p_path text[], p_page int[], p_node text[],
        p_box text[] default null) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from app.documents d where d.project_id = p_project and d.source_uid = p_source and d.attempt_token = p_token for update;
    if not found then
        return false;
    end if;
    insert into app.blocks (project_id, source_uid, block_index, block_type, block_locator, block_content, heading_level, heading_path, page_no, node_type,
                            bounding_box)
    select p_project, p_source, b.n - 1, b.type, b.locator::json, b.content, b.level,
           array(select json_array_elements_text(b.path::json)), b.page, b.node, b.box::real[]
      from unnest(p_type, p_locator, p_content, p_level, p_path, p_page, p_node, p_box)
           with ordinality as b (type, locator, content, level, path, page, node, box, n);
    update app.documents d
       set status = 'ingested', attempt_token = null, attempt_deadline = null, conv_uid = p_conv_uid, conv_parsing_tool = p_tool,
           conv_tool_version = p_tool_version, conv_representation_type = p_representation, representation_is_source = p_representation_is_source,
           source_total_characters = p_source_characters, doc_title = case when d.title_given or p_title is null then d.doc_title else p_title end,
           conv_total_blocks = cardinality(p_type), conv_block_type_freq = p_freq, conv_total_characters = p_characters, report = p_report
     where d.project_id = p_project and d.source_uid = p_source;
    perform app.notice('document', p_project, p_source, null, null);
    return true;
end $$;
comment on function app.finish_ingest(uuid, text, uuid, text, text, text, text, boolean, bigint, text, jsonb, bigint, jsonb, text[], text[], text[], int[], text[], int[], text[], text[]) is
    'Writes all blocks of a document and marks it ingested, in one transaction; false where the attempt is no longer the document''s. p_path holds a JSON array a block, p_box an array of the database or null; all of it is null where a build before boxes calls.';

create or replace function app.fail_ingest(p_project uuid, p_source text, p_token uuid, p_status text, p_error text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.documents d set status = p_status, error = p_error, attempt_token = null, attempt_deadline = null
     where d.project_id = p_project and d.source_uid = p_source and d.attempt_token = p_token
       and p_status in ('conversion_failed', 'ingest_failed');
    if not found then
        return false;
    end if;
    perform app.notice('document', p_project, p_source, null, null);
    return true;
end $$;

grant execute on function app.add_document(uuid, text, text, bigint, text, text, boolean, uuid), app.add_document_again(uuid, text), app.retry_document(uuid, text),
    app.rename_document(uuid, text, text), app.delete_document(uuid, text, bigint) to blockdata_app;
grant execute on function app.claim_ingest(interval, int, text[], text[]),
    app.finish_ingest(uuid, text, uuid, text, text, text, text, boolean, bigint, text, jsonb, bigint, jsonb, text[], text[], text[], int[], text[], int[], text[], text[]),
    app.fail_ingest(uuid, text, uuid, text, text), app.keep_ingest(uuid, text, uuid, interval) to blockdata_worker;
