// What the imitation exports and puts together: enough to look at the pages with, not the server's own forms.
import { randomUUID } from 'node:crypto';

const now = () => new Date().toISOString();

/** A file of the documents that were picked. */
export function linesOf(project, picks, format, staged) {
  const rows = picks.flatMap(({ document, run, schema }) =>
    document.blocks.map((block) => {
      const overlay = run?.overlays.get(block.block_uid);
      const confirmed = overlay?.status === 'confirmed' ? overlay.confirmed : null;
      const data = confirmed ?? (staged && overlay?.status === 'ai_complete' ? overlay.staging : null);
      return { document, block, schema, data, status: overlay?.status ?? null };
    }),
  );
  const name = `${picks.length === 1 ? picks[0].document.doc_title : project.project_name}.${format}`;
  if (format === 'csv') {
    const head = 'source_uid,block_uid,block_index,block_content,status,data';
    const lines = rows.map(({ document, block, data, status }) =>
      [document.source_uid, block.block_uid, block.block_index, block.block_content, status, data]
        .map((value) =>
          value === null ? '' : JSON.stringify(value).replace(/^"|"$/g, '').replaceAll('"', '""'),
        )
        .map((value) => `"${value}"`)
        .join(','),
    );
    return { raw: [head, ...lines, ''].join('\r\n'), type: 'text/csv', name };
  }
  const lines = rows.map(({ document, block, schema, data }) => {
    const { block_uid, block_index, block_content } = block;
    const immutable = {
      source_upload: { source_uid: document.source_uid },
      conversion: {},
      block: { block_uid, block_index, block_content },
    };
    const user_defined = {
      schema_ref: schema?.schema_ref ?? null,
      schema_uid: schema?.schema_uid ?? null,
      data,
    };
    return `${JSON.stringify({ immutable, user_defined })}\n`;
  });
  return { raw: lines.join(''), type: 'application/x-ndjson', name };
}

const each = 700;

/** Exports in the background: each document takes its time. */
export function exportRoutes(method, project, id, verb, wish, user, picked, fail) {
  project.exports ??= [];
  const jobs = project.exports;
  jobs.forEach(advance);
  if (!id && method === 'GET')
    return { value: { items: jobs.map(({ asked, raw, ...job }) => job), next_cursor: null } };
  if (!id) {
    const picks = picked(project, wish);
    const format = wish.format ?? 'jsonl';
    const { raw, name } = linesOf(project, picks, format, wish.include === 'staged');
    const job = {
      export_id: randomUUID(),
      status: 'queued',
      error: null,
      wish,
      file_name: wish.layout === 'per_document' ? name.replace(/\.\w+$/, '.zip') : name,
      documents: picks.length,
      documents_written: 0,
      rows_written: 0,
      bytes: null,
      requested_by: user.user_id,
      requested_by_name: user.display_name,
      requested_at: now(),
      finished_at: null,
      expires_at: null,
      asked: Date.now(),
      raw,
    };
    jobs.unshift(job);
    return { status: 201, value: job };
  }
  const job = jobs.find(({ export_id }) => export_id === id);
  if (!job) throw fail(404, 'not-found', 'There is nothing here that you may see.');
  if (method === 'DELETE') {
    job.status = job.status === 'done' ? 'expired' : 'cancelled';
    return { status: 204 };
  }
  if (verb === 'file') return { raw: job.raw, type: 'application/octet-stream', name: job.file_name };
  return { value: job };
}

function advance(job) {
  if (!['queued', 'running'].includes(job.status)) return;
  const written = Math.min(job.documents, Math.floor((Date.now() - job.asked) / each));
  job.documents_written = written;
  job.rows_written = written * 40;
  job.status = written > 0 ? 'running' : 'queued';
  if (written < job.documents) return;
  if (job.wish.format === 'parquet') {
    const error = 'The value 99999999999999999999 of the field “pages” does not fit 64 bits.';
    Object.assign(job, { status: 'failed', error, finished_at: now() });
    return;
  }
  const expires_at = new Date(Date.now() + 3 * 86_400_000).toISOString();
  Object.assign(job, { status: 'done', bytes: job.raw.length, finished_at: now(), expires_at });
}

/** The revised document, or what is different in it; what a revision does beside it is not looked at. */
export function reconstruction(document, run, schema, query, fail) {
  if (!JSON.parse(schema.schema_jsonb).properties?.revised_content) {
    const detail =
      'The schema of this run has no text field revised_content, so nothing in it revises the document.';
    throw fail(409, 'reconstruction-unavailable', detail);
  }
  const texts = document.blocks.map((block) => {
    const overlay = run.overlays.get(block.block_uid);
    const after = overlay.status === 'confirmed' ? overlay.confirmed.revised_content : null;
    return { block, after: typeof after === 'string' ? after : null };
  });
  const revised = texts.filter(({ block, after }) => after !== null && after !== block.block_content);
  let result = document.text;
  for (const { block, after } of revised) result = result.replace(block.block_content, () => after);
  if (query.get('preview') !== 'true') {
    return { raw: result, type: 'text/markdown', name: `${document.doc_title}.revised.md` };
  }
  const items = revised.map(({ block, after }) => ({
    block_uid: block.block_uid,
    block_index: block.block_index,
    block_type: block.block_type,
    before: block.block_content,
    after,
    warnings: warningsOf(after, block.block_index),
  }));
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  return {
    value: {
      source_uid: document.source_uid,
      doc_title: document.doc_title,
      run_id: run.run_id,
      blocks: document.blocks.length,
      revised: items.length,
      removed: items.filter(({ after }) => after === '').length,
      refused: 0,
      unchanged: texts.filter(({ block, after }) => after === block.block_content).length,
      doubtful: items.filter(({ warnings }) => warnings.length > 0).length,
      available: true,
      bytes_before: Buffer.byteLength(document.text),
      bytes_after: Buffer.byteLength(result),
      items: items.slice(from, from + limit),
      next_cursor: from + limit < items.length ? String(from + limit) : null,
    },
  };
}

function warningsOf(after, index) {
  if (!after.includes('\n\n')) return [];
  const becomes = after.split('\n\n').map(() => 'paragraph');
  const words = 'The new text is no longer one block of the same type.';
  const beside = `Block ${index + 2} is read differently beside it.`;
  return [
    { kind: 'becomes', words, becomes, block_indexes: [] },
    { kind: 'disturbs', words: beside, becomes: [], block_indexes: [index + 1] },
  ];
}

const paragraph = [
  'This policy apply to every complaint that reach us by post, by mail or on the phone.',
  'The team leader decide who answers, and she does so within two working days.',
  'A complaint that nobody has answered in ten days is an emergency.',
  'What has been said above is said here once more.',
  'Each answer is filed, with the complaint, under the number that the front desk gave to it.',
];

/** A long policy whose corrections are known beforehand. */
export const styled = {
  schema: {
    schema_ref: 'copy_edit',
    properties: {
      revised_content: { title: 'Revised', type: 'string' },
      reason: { type: ['string', 'null'] },
    },
  },
  document: () => ({
    name: 'complaints.md',
    text: `# Handling of complaints\n\n${Array.from({ length: 60 }, (_, part) => `## Part ${part + 1}\n\n${paragraph.join('\n\n')}`).join('\n\n')}\n`,
  }),
  revise: (text) => {
    if (text === paragraph[3]) return '';
    if (text === paragraph[2]) return `${text}\n\nThe board is told of it on the same day.`;
    return text
      .replace('apply', 'applies')
      .replace('that reach us', 'that reaches us')
      .replace('leader decide', 'leader decides')
      .replace('the front desk gave to it', 'it got at the front desk');
  },
};
