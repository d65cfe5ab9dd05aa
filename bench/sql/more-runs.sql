-- Beside the one run of lay-out.sql others like it, until there are :runs of :rows blocks each, all under one standing order.
set search_path = app;
insert into documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, status, conv_uid, conv_parsing_tool,
                       conv_tool_version, conv_representation_type, conv_total_blocks, conv_block_type_freq, conv_total_characters, uploaded_by)
select d.project_id, lpad(to_hex(n), 64, '0'), 'md', 1, 'f', 't', 'ingested', lpad(to_hex(n), 64, '0'), 'mdast', '1', 'markdown_bytes', :rows, '{}', 1,
       d.uploaded_by
  from documents d, generate_series(2, :runs) n;
insert into blocks (project_id, source_uid, block_index, block_type, block_locator, block_content, node_type)
select b.project_id, lpad(to_hex(n), 64, '0'), b.block_index, b.block_type, b.block_locator, b.block_content, b.node_type
  from blocks b, generate_series(2, :runs) n order by 2, 3;
insert into dispatches (project_id, dispatch_id, concurrency, requested_by)
values ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-0000000000dd', 1000, '00000000-0000-0000-0000-000000000001');
update runs set dispatch = 'working', dispatch_id = '00000000-0000-0000-0000-0000000000dd', dispatched_by = created_by;
insert into runs (project_id, run_id, source_uid, schema_id, status, total_blocks, pending, created_by, dispatch, dispatch_id, dispatched_by)
select r.project_id, lpad(to_hex(n), 32, '0')::uuid, lpad(to_hex(n), 64, '0'), r.schema_id, 'running', :rows, :rows, r.created_by, 'working',
       r.dispatch_id, r.created_by
  from runs r, generate_series(2, :runs) n;
insert into block_overlays (project_id, run_id, block_index)
select r.project_id, r.run_id, i from runs r, generate_series(0, :rows - 1) i where r.run_id <> '00000000-0000-0000-0000-0000000000e1' order by 2, 3;
