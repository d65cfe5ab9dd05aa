-- Documents of 5,000 blocks each, :rows blocks in all, every one confirmed: what an export reads. The benchmark fills in the number.
set search_path = app;
truncate wall_keys, users, projects, project_members, documents, blocks, schemas, runs, block_overlays, overlay_events, run_events, dispatches,
         personal_tokens, project_events, feed, exports cascade;
insert into users (user_id, email, password_hash, display_name) values ('00000000-0000-0000-0000-000000000001', 'a@example.org', 'h', 'A');
insert into projects (project_id, project_name, created_by)
values ('00000000-0000-0000-0000-0000000000aa', 'P', '00000000-0000-0000-0000-000000000001');
insert into project_members (project_id, user_id, role)
values ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-000000000001', 'owner');
insert into schemas (schema_id, owner_id, schema_ref, schema_uid, schema_text)
values ('00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000001', 'review', repeat('d', 64),
        '{"schema_ref":"review","type":"object","properties":{"summary":{"type":"string"},"topic":{"type":"string"},"severity":{"type":"integer"},"confidence":{"type":"number"}}}');
insert into documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, status, conv_uid, conv_parsing_tool,
                       conv_tool_version, conv_representation_type, conv_total_blocks, conv_block_type_freq, conv_total_characters, uploaded_by, uploaded_at)
select '00000000-0000-0000-0000-0000000000aa', encode(sha256(('s' || d)::bytea), 'hex'), 'md', 1, 'f', 'Document ' || d, 'ingested',
       encode(sha256(('c' || d)::bytea), 'hex'), 'mdast', '1', 'markdown_bytes', 5000, '{"paragraph": 5000}', 1, '00000000-0000-0000-0000-000000000001',
       timestamptz '2026-01-01' + d * interval '1 second'
  from generate_series(0, :rows / 5000 - 1) d;
insert into blocks (project_id, source_uid, block_index, block_type, block_locator, block_content, node_type)
select '00000000-0000-0000-0000-0000000000aa', encode(sha256(('s' || d)::bytea), 'hex'), i, 'paragraph',
       json_build_object('type', 'text_offset_range', 'start_offset', i * 310, 'end_offset', i * 310 + 300),
       'The contract MUST revert when "value" exceeds the cap.' || E'\n' || 'See section ' || i || ' ' || repeat(md5((d * 5000 + i)::text) || ' ', 9), 'Paragraph'
  from generate_series(0, :rows / 5000 - 1) d, generate_series(0, 4999) i;
insert into runs (project_id, run_id, source_uid, schema_id, status, total_blocks, pending, confirmed, created_by)
select '00000000-0000-0000-0000-0000000000aa', md5('r' || d)::uuid, encode(sha256(('s' || d)::bytea), 'hex'), '00000000-0000-0000-0000-00000000000c',
       'complete', 5000, 0, 5000, '00000000-0000-0000-0000-000000000001'
  from generate_series(0, :rows / 5000 - 1) d;
insert into overlay_events (project_id, run_id, block_index, event_id, kind, status, revision, body)
select '00000000-0000-0000-0000-0000000000aa', md5('r' || d)::uuid, i, 1, 'staged', 'ai_complete', 1,
       jsonb_build_object('summary', repeat(md5((d * 5000 + i)::text), 6), 'topic', 'spec', 'severity', i % 5, 'confidence', 0.91, 'tags', jsonb_build_array('a', 'b'))
  from generate_series(0, :rows / 5000 - 1) d, generate_series(0, 4999) i;
insert into block_overlays (project_id, run_id, block_index, status, staged_event, staged_valid, confirmed_event, confirmed_at, confirmed_by, model)
select '00000000-0000-0000-0000-0000000000aa', md5('r' || d)::uuid, i, 'confirmed', 1, true, 1, now(), '00000000-0000-0000-0000-000000000001', 'offline'
  from generate_series(0, :rows / 5000 - 1) d, generate_series(0, 4999) i;
