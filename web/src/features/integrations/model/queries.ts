import type { Integration } from '../../../shared/api/integrationTypes';
import { storeOf } from './store';

export interface StoreQuery {
  name: 'database' | 'files' | 'field';
  sql: string;
}

/** Names of the database's own tables and views, which no view of a schema has. */
const ours = ['documents', 'blocks', 'overlays', 'confirmed'];

/** Columns of the files beside the fields. */
const columns = [
  ...['source_uid', 'doc_title', 'block_uid', 'block_index', 'block_type', 'block_content', 'status'],
  ...['confirmed_at', 'confirmed_by', 'confirmed_by_name'],
  ...['run_id', 'run_name', 'schema_ref', 'model', 'heading_path', 'page_no'],
];

/**
 * How DuckDB reads what is confirmed now: from the database that can be downloaded, and from the bucket by its manifests, which
 * name the newest file of each document. The fields are those of the integration's schema; none where it sends all schemas.
 * Each of these texts is run by a test of the server, which reads them where docs/integrations.md shows them.
 */
export function queriesOf(integration: Integration, fields: string[]): StoreQuery[] {
  const field = fields.find((name) => !columns.includes(name.toLowerCase()));
  return [
    { name: 'database', sql: databaseQuery(integration) },
    { name: 'files', sql: filesQuery(integration) },
    { name: 'field', sql: field === undefined ? everyField : fieldQuery(field) },
  ];
}

const attach = "attach if not exists 'blockdata.duckdb' as blockdata (read_only);";

function databaseQuery({ schema_id, schema_ref }: Integration): string {
  const typed = schema_id !== null && schema_ref !== null && !ours.includes(schema_ref);
  return `${attach}
select d.source_type, d.uploaded_at, v.*
  from blockdata.${typed ? name(schema_ref) : 'confirmed'} as v
  join blockdata.documents as d using (source_uid)${typed ? "\n where v.status = 'confirmed'" : ''}
 order by d.uploaded_at, d.source_uid, v.block_index;`;
}

const files = `read_parquet(getvariable('files'), union_by_name = true)`;

function filesQuery(integration: Integration): string {
  const { endpoint, region, bucket, prefix, pathStyle, accessKeyId } = storeOf(integration);
  const secret = [
    'type s3',
    `key_id ${quoted(accessKeyId)}`,
    `secret '…'`,
    region && `region ${quoted(region)}`,
    endpoint && `endpoint ${quoted(endpoint.replace(/^https?:\/\//, '').replace(/\/$/, ''))}`,
    endpoint.startsWith('http://') && 'use_ssl false',
    pathStyle && `url_style 'path'`,
  ].filter(Boolean);
  const folder = [`s3://${bucket}`, prefix, `project_id=${integration.project_id}`].filter(Boolean).join('/');
  const manifests = `${folder}/schema_id=${integration.schema_id ?? '*'}/_manifest.json`;
  return `create or replace secret blockdata (${secret.join(', ')});
set variable files = (
  select list(${quoted(`s3://${bucket}/`)} || file.key)
    from (select unnest(files) as file from read_json(${quoted(manifests)}))
   where file.current);
select * from ${files}
 where status = 'confirmed'
 order by doc_title, source_uid, block_index;`;
}

function fieldQuery(field: string): string {
  return `select ${name(field)}, count(*) as blocks, count(distinct source_uid) as documents
  from ${files}
 where status = 'confirmed'
 group by ${name(field)}
 order by blocks desc, ${name(field)};`;
}

const everyField = `${attach}
select c.schema_ref, field.key as field, count(*) as blocks, count(distinct c.source_uid) as documents
  from blockdata.confirmed as c, json_each(c.data) as field
 where field.type <> 'NULL'
 group by all
 order by all;`;

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
