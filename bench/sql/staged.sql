-- One document of :rows blocks, every one of them staged with a result of about :bytes bytes; beside it the same rows in a bare table that holds results as
-- the first plan did. The benchmark fills in both numbers.
set search_path = app;
truncate wall_keys, users, projects, project_members, documents, blocks, schemas, runs, block_overlays, overlay_events, run_events, dispatches,
         personal_tokens, project_events, feed, exports cascade;
insert into users (user_id, email, password_hash, display_name) values ('00000000-0000-0000-0000-000000000001', 'a@example.org', 'h', 'A');
insert into projects (project_id, project_name, created_by)
values ('00000000-0000-0000-0000-0000000000aa', 'P', '00000000-0000-0000-0000-000000000001');
insert into project_members (project_id, user_id, role)
values ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-000000000001', 'owner');
insert into schemas (schema_id, owner_id, schema_ref, schema_uid, schema_text)
values ('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000001', 'r', repeat('d', 64), '{}');
insert into documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, status, conv_uid, conv_parsing_tool,
                       conv_tool_version, conv_representation_type, conv_total_blocks, conv_block_type_freq, conv_total_characters, uploaded_by)
values ('00000000-0000-0000-0000-0000000000aa', repeat('a', 64), 'md', 1, 'f', 't', 'ingested', repeat('c', 64), 'mdast', '1', 'markdown_bytes',
        :rows, '{}', 1, '00000000-0000-0000-0000-000000000001');
insert into runs (project_id, run_id, source_uid, schema_id, status, total_blocks, pending, ai_complete, created_by)
values ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000e1', repeat('a', 64), '00000000-0000-0000-0000-00000000000c',
        'complete', :rows, 0, :rows, '00000000-0000-0000-0000-000000000001');
insert into overlay_events (project_id, run_id, block_index, event_id, kind, status, revision, body)
select '00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000e1', i, 1, 'staged', 'ai_complete', 1,
       jsonb_build_object('summary', (select string_agg(md5(i::text || n), '') from generate_series(1, :bytes / 32) n))
  from generate_series(0, :rows - 1) i;
insert into block_overlays (project_id, run_id, block_index, status, staged_event, staged_valid, model)
select '00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000e1', i, 'ai_complete', 1, true, 'offline'
  from generate_series(0, :rows - 1) i;
drop schema if exists reference cascade;
create schema reference;
create table reference.overlays (run_id uuid, block_index int, status text not null, staging jsonb not null, confirmed jsonb, confirmed_at timestamptz,
                                 confirmed_by uuid, primary key (run_id, block_index));
create index on reference.overlays (run_id, block_index) where status = 'ai_complete';
create sequence reference.event_ids;
create table reference.events (run_id uuid, block_index int, event_id bigint default nextval('reference.event_ids'), kind text,
                               at timestamptz default clock_timestamp(), primary key (run_id, block_index, event_id));
insert into reference.overlays (run_id, block_index, status, staging)
select e.run_id, e.block_index, 'ai_complete', e.body from overlay_events e;
