import { review as t } from 'texts/review';
import type { Json } from '../../../shared/api/types';
import { own } from '../../../shared/lib/own';
import { statusWords } from '../../../shared/ui/Status';
import type { Field } from '../../schemas/model/fields';
import { fieldColumnId } from '../columnIds';
import { shownData, statusOf, typeWords, type Row } from './row';
import { parseValue, type Parsed } from './values';

/** A value as another program reads it: texts as they are, lists and objects as JSON, nothing where there is none. */
export function neutralText(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a cell says, in full. */
export function cellText(row: Row, column: string, fields: Field[]): string {
  switch (column) {
    case 'index':
      return String(row.block.block_index + 1);
    case 'type':
      return typeWords(row.block.block_type);
    case 'content':
      return row.block.block_content;
    case 'status': {
      const status = statusOf(row);
      return status ? statusWords[status] : '';
    }
    default: {
      const field = fields.find(({ name }) => fieldColumnId(name) === column);
      return field ? neutralText(own(shownData(row), field.name)) : '';
    }
  }
}

/** Rows with a line of heads, as a table that spreadsheets take: a cell of several lines stands in quotes. */
export function tableText(rows: Row[], columns: { id: string; head: string }[], fields: Field[]): string {
  const lines = [
    columns.map(({ head }) => head),
    ...rows.map((row) => columns.map(({ id }) => cellText(row, id, fields))),
  ];
  return lines.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One pasted value for a field, by the rules of its editor. */
export function pastedValue(field: Field, text: string): Parsed {
  const one = text.replace(/\r\n/g, '\n').replace(/\n$/, '');
  if (field.kind !== 'long-text' && field.kind !== 'json' && /[\t\n]/.test(one)) {
    return { ok: false, wrong: t.wrong.oneAtATime };
  }
  if (field.kind !== 'boolean') return parseValue(field, one);
  const said = one.trim().toLowerCase();
  if (said === t.values.yes.toLowerCase()) return parseValue(field, 'true');
  return parseValue(field, said === t.values.no.toLowerCase() ? 'false' : said);
}
