-- What was uploaded and what it was cut into.

create table documents (
    project_id               uuid not null references projects,
    source_uid               text not null constraint documents_source_uid check (source_uid ~ '^[0-9a-f]{64}$'),
    source_type              text not null constraint documents_source_type check (source_type in
                             ('md', 'txt', 'docx', 'pptx', 'pdf', 'xlsx', 'html', 'csv', 'rst', 'org', 'epub', 'odt', 'latex')),
    source_filesize          bigint not null constraint documents_filesize check (source_filesize > 0),
    source_total_characters  bigint,
    file_name                text not null,
    doc_title                text not null constraint documents_title_length check (length(doc_title) between 1 and 500),
    title_given              boolean not null default false,
    status                   text not null default 'uploaded' constraint documents_status check (status in
                             ('uploaded', 'converting', 'ingested', 'conversion_failed', 'ingest_failed')),
    error                    text,
    conv_uid                 text,
    conv_parsing_tool        text,
    conv_tool_version        text,
    conv_representation_type text,
    conv_total_blocks        int,
    conv_block_type_freq     jsonb,
    conv_total_characters    bigint,
    representation_is_source boolean not null default true,
    report                   jsonb,
    attempt                  int not null default 0,
    attempt_token            uuid,
    attempt_deadline         timestamptz,
    uploaded_by              uuid not null references users,
    uploaded_at              timestamptz not null default now(),
    primary key (project_id, source_uid),
    constraint documents_ingested_is_whole check ((status = 'ingested') = (conv_uid is not null)
        and (conv_uid is null or (conv_total_blocks > 0 and num_nulls(conv_parsing_tool, conv_tool_version,
             conv_representation_type, conv_block_type_freq, conv_total_characters) = 0))),
    constraint documents_converting_has_deadline check
        ((status = 'converting') = (attempt_token is not null) and (attempt_token is null) = (attempt_deadline is null)),
    constraint documents_failed_has_words check ((status in ('conversion_failed', 'ingest_failed')) = (error is not null))
);
create index documents_in_order on documents (project_id, uploaded_at, source_uid);
create index documents_waiting on documents (uploaded_at) where status in ('uploaded', 'converting');
comment on table documents is 'One uploaded source in one project; the same bytes are one document.';

create table blocks (
    project_id    uuid not null,
    source_uid    text not null,
    block_index   int not null constraint blocks_index check (block_index >= 0),
    block_type    text not null constraint blocks_type check (block_type in
                  ('heading', 'paragraph', 'list_item', 'code_block', 'table', 'figure', 'caption', 'footnote', 'divider', 'html_block',
                   'definition', 'blockquote', 'formula', 'front_matter', 'checkbox', 'form_region', 'key_value_region',
                   'page_header', 'page_footer', 'other')),
    -- json, not jsonb: the order of a locator's keys is part of the export format.
    block_locator json not null,
    block_content text not null,
    heading_level int,
    heading_path  text[] not null default '{}',
    page_no       int,
    node_type     text not null,
    primary key (project_id, source_uid, block_index),
    constraint blocks_document foreign key (project_id, source_uid) references documents
);
comment on table blocks is 'The atomic units of a document in reading order; immutable.';
