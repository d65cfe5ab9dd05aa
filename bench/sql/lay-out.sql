-- One project, one document, one run with :rows overlays, the last :pending of them pending and with a block each. The benchmark fills in both
-- numbers.
set search_path = app;
truncate wall_keys, users, projects, project_members, documents, blocks, schemas, runs, block_overlays, overlay_events, run_events, dispatches,
         personal_tokens, project_events, feed cascade;
insert into users (user_id, email, password_hash, display_name) values ('00000000-0000-0000-0000-000000000001', 'a@example.org', 'h', 'A');
insert into projects (project_id, project_name, created_by)
values ('00000000-0000-0000-0000-0000000000aa', 'P', '00000000-0000-0000-0000-000000000001');
insert into documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, status, conv_uid, conv_parsing_tool,
                       conv_tool_version, conv_representation_type, conv_total_blocks, conv_block_type_freq, conv_total_characters, uploaded_by)
values ('00000000-0000-0000-0000-0000000000aa', repeat('a', 64), 'md', 1, 'f', 't', 'ingested', repeat('c', 64), 'mdast', '1', 'markdown_bytes',
        :rows, '{}', 1, '00000000-0000-0000-0000-000000000001');
insert into blocks (project_id, source_uid, block_index, block_type, block_locator, block_content, node_type)
select '00000000-0000-0000-0000-0000000000aa', repeat('a', 64), i, 'paragraph', '{}', repeat(md5(i::text), 10), 'Paragraph'
  from generate_series(:rows - :pending, :rows - 1) i;
insert into schemas (schema_id, owner_id, schema_ref, schema_uid, schema_text)
values ('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000001', 'r', repeat('d', 64), '{}');
insert into runs (project_id, run_id, source_uid, schema_id, status, total_blocks, pending, ai_complete, created_by)
values ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000e1', repeat('a', 64), '00000000-0000-0000-0000-00000000000c',
        'running', :rows, :pending, :rows - :pending, '00000000-0000-0000-0000-000000000001');
insert into block_overlays (project_id, run_id, block_index, status, staged_event)
select '00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000e1', i,
       case when i >= :rows - :pending then 'pending' else 'ai_complete' end, case when i >= :rows - :pending then null else 1 end
  from generate_series(0, :rows - 1) i;
drop schema if exists reference cascade;
create schema reference;
create table reference.overlays (run_id uuid, block_index int, status text not null default 'pending', staging jsonb not null default '{}',
                                 claimed_by text, claimed_at timestamptz, primary key (run_id, block_index));
create index on reference.overlays (run_id, block_index) where status = 'pending';
create index on reference.overlays (run_id, block_index) where status = 'ai_complete';
create sequence reference.event_ids;
create table reference.events (run_id uuid, block_index int, event_id bigint default nextval('reference.event_ids'), kind text,
                               at timestamptz default clock_timestamp(), primary key (run_id, block_index, event_id));
insert into reference.overlays (run_id, block_index)
select '00000000-0000-0000-0000-0000000000e1', i from generate_series(:rows - :pending, :rows - 1) i;
