import { describe, expect, it, vi } from 'vitest';
import { aBlock, anOverlay } from '../../testing/factories';
import { fieldsOf } from '../schemas/model/fields';
import { blockColumns, fieldColumns } from './columns';
import type { Row } from './model/row';

const fields = fieldsOf({
  properties: { purpose: { enum: ['a'] }, tags: { type: 'array' }, score: { type: 'number' } },
});
const row = (overlay: Parameters<typeof anOverlay>[0]): Row => ({
  block: aBlock(0),
  overlay: anOverlay(overlay),
});
const valueIn = (column: ReturnType<typeof fieldColumns>[number], data: Row) =>
  (column.valueGetter as (params: { data: Row }) => unknown)({ data });

describe('the columns', () => {
  it('are those of the block, then one a field in the schema’s order', () => {
    const ids = [...blockColumns(false, true), ...fieldColumns(fields, true)].map(({ colId }) => colId);
    expect(ids).toEqual(['index', 'type', 'content', 'status', 'f:purpose', 'f:tags', 'f:score']);
  });

  it.each([
    [1440, false, ['index', 'type', 'content']],
    [1440, true, ['index', 'type']],
    [1100, false, ['index']],
  ])('at %i px (a panel beside: %s) are pinned: %j', (width, beside, pinned) => {
    vi.stubGlobal('innerWidth', width);
    const columns = blockColumns(false, true, true, beside).filter((column) => column.pinned === 'left');
    expect(columns.map(({ colId }) => colId)).toEqual(pinned);
    vi.unstubAllGlobals();
  });

  it('have no status without a run', () => {
    expect(blockColumns(false, false).map(({ colId }) => colId)).not.toContain('status');
  });

  it('let only staged rows be edited, and only by who may', () => {
    const editable = fieldColumns(fields, true)[0]!.editable as (params: { data: Row }) => boolean;
    expect(editable({ data: row({ status: 'ai_complete' }) })).toBe(true);
    expect(editable({ data: row({ status: 'confirmed' }) })).toBe(false);
    expect(fieldColumns(fields, false)[0]!.editable).toBe(false);
  });

  it('show what is confirmed, else what is staged, else nothing', () => {
    const score = fieldColumns(fields, true)[2]!;
    const both = { staging: { score: 1 }, confirmed: { score: 2 } };
    expect(valueIn(score, row({ ...both, status: 'confirmed' }))).toBe(2);
    expect(valueIn(score, row({ ...both, status: 'ai_complete' }))).toBe(1);
    expect(valueIn(score, row({ ...both, status: 'pending' }))).toBeUndefined();
  });

  it('choose an editor by the kind of field', () => {
    expect(fieldColumns(fields, true).map(({ cellEditor }) => cellEditor as string)).toEqual([
      'enum',
      'json',
      'number',
    ]);
  });
});
