import type { ExportFormat } from '../../../shared/api/exportTypes';
import type { ExportForm } from './form';
import type { Amounts } from './scope';

interface Weights {
  /** Bytes of a row apart from its text and its values. */
  row: number;
  /** Bytes of a character of the text. */
  character: number;
  /** Bytes of a field that has a value. */
  field: number;
  /** Bytes of a further column. */
  extra: number;
  /** Bytes of a file before its first row, and of what in it repeats nothing yet. */
  file: number;
}

type Weighed = Exclude<ExportFormat, 'duckdb'>;

/** As measured of specifications with answers in sentences; other documents and answers differ. */
const merged: Record<Weighed, Weights> = {
  jsonl: { row: 960, character: 1, field: 50, extra: 0, file: 0 },
  csv: { row: 180, character: 1, field: 38, extra: 30, file: 0 },
  parquet: { row: 8, character: 0.35, field: 12, extra: 2, file: 2200 },
};

const zipped: Record<Weighed, Weights> = {
  jsonl: { row: 32, character: 0.4, field: 6, extra: 0, file: 800 },
  csv: { row: 9, character: 0.4, field: 6, extra: 2, file: 500 },
  parquet: { row: 8, character: 0.35, field: 17, extra: 2, file: 2200 },
};

/** About how many bytes an export will have; null where that is anybody's guess. */
export function sizeOf(amounts: Amounts, form: ExportForm, fields: number): number | null {
  if (amounts.characters === null || form.format === 'duckdb') return null;
  const many = form.perDocument && amounts.documents > 1;
  const { row, character, field, extra, file } = (many ? zipped : merged)[form.format];
  const values = amounts.confirmed + (form.staged ? amounts.staged : 0);
  return (
    amounts.blocks * (row + extra * form.extras.length) +
    amounts.characters * character +
    values * fields * field +
    (many ? amounts.documents : 1) * file
  );
}

/** The same to two digits: more would promise too much. */
export function twoDigits(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}
