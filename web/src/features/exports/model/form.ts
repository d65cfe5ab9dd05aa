import type { ExportExtra, ExportFormat, ExportWish } from '../../../shared/api/exportTypes';
import type { Amounts, ExportTarget } from './scope';

/** How the rows leave; what a format has no use for is kept all the same, for when another is chosen. */
export interface ExportForm {
  format: ExportFormat;
  perDocument: boolean;
  staged: boolean;
  extras: ExportExtra[];
  bom: boolean;
  background: boolean;
}

export const formats: ExportFormat[] = ['jsonl', 'csv', 'parquet', 'duckdb'];
export const extras: ExportExtra[] = ['run_id', 'run_name', 'schema_ref', 'model', 'heading_path', 'page_no'];

const standard: ExportForm = {
  format: 'jsonl',
  perDocument: false,
  staged: false,
  extras: [],
  bom: false,
  background: false,
};

/** From so many blocks on an export is prepared in the background. */
export const largeFrom = 20_000;

/** An address has room for so many runs; a request for a job has room for all. */
const mostInAddress = 60;

/** The form as this browser remembers it; of what is not understood, nothing. */
export function readForm(text: string | null): ExportForm {
  let kept: Partial<ExportForm>;
  try {
    kept = (JSON.parse(text ?? '{}') ?? {}) as Partial<ExportForm>;
  } catch {
    return standard;
  }
  const { format, extras: columns } = kept;
  return {
    format: format && formats.includes(format) ? format : standard.format,
    perDocument: kept.perDocument === true,
    staged: kept.staged === true,
    extras: Array.isArray(columns) ? extras.filter((each) => columns.includes(each)) : [],
    bom: kept.bom === true,
    background: kept.background === true,
  };
}

export function isTable(format: ExportFormat): boolean {
  return format === 'csv' || format === 'parquet';
}

/** Whether each document can have a file of its own. */
export function isDivisible(format: ExportFormat): boolean {
  return format !== 'duckdb';
}

/** Why it has to be a job, where it has to. */
export function mustPrepare(
  target: ExportTarget | null,
  { blocks }: Amounts,
  format: ExportFormat,
): 'large' | 'many' | 'whole' | null {
  if (blocks >= largeFrom) return 'large';
  return target?.kind === 'runs' && target.runIds.length > mostInAddress
    ? 'many'
    : format === 'parquet' || format === 'duckdb'
      ? 'whole'
      : null;
}

/** What the form says to the server, where it differs from what holds unsaid. */
export function formWish(form: ExportForm, amounts: Amounts, withValues: boolean): ExportWish {
  const columns = isTable(form.format) ? form.extras : [];
  return {
    ...(form.format === 'jsonl' ? {} : { format: form.format }),
    ...(form.perDocument && amounts.documents > 1 && isDivisible(form.format)
      ? { layout: 'per_document' as const }
      : {}),
    ...(form.staged && withValues ? { include: 'staged' as const } : {}),
    ...(form.bom && form.format === 'csv' ? { bom: true } : {}),
    ...(columns.length > 0 ? { extra: columns.join(',') } : {}),
  };
}
