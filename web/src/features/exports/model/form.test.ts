import { describe, expect, it } from 'vitest';
import { sizeOf, twoDigits } from './estimate';
import { formWish, largeFrom, mustPrepare, readForm } from './form';

const amounts = { documents: 2, blocks: 1000, confirmed: 500, staged: 100, characters: 160_000 };

describe('the form of an export', () => {
  it('is what was chosen last, as far as it is understood', () => {
    expect(readForm(null)).toMatchObject({ format: 'jsonl', perDocument: false, staged: false });
    expect(readForm('{"format":"xls","extras":["page_no","nonsense","run_id"],"bom":1}')).toEqual({
      ...readForm(null),
      extras: ['run_id', 'page_no'],
    });
    expect(readForm('no JSON')).toEqual(readForm(null));
  });

  it('says nothing to the server that its format has no use for', () => {
    const form = {
      ...readForm(null),
      perDocument: true,
      staged: true,
      bom: true,
      extras: ['model' as const],
    };
    expect(formWish(form, amounts, true)).toEqual({ layout: 'per_document', include: 'staged' });
    expect(formWish({ ...form, format: 'csv' }, amounts, true)).toEqual({
      format: 'csv',
      layout: 'per_document',
      include: 'staged',
      bom: true,
      extra: 'model',
    });
    expect(
      formWish({ ...form, format: 'duckdb', perDocument: true, extras: ['model'] }, amounts, false),
    ).toEqual({
      format: 'duckdb',
    });
    expect(formWish({ ...form, format: 'parquet' }, { ...amounts, documents: 1 }, false)).toEqual({
      format: 'parquet',
      extra: 'model',
    });
  });

  it('has to be a job where it is large, or names more runs than an address holds', () => {
    expect(mustPrepare(null, amounts, 'jsonl')).toBeNull();
    expect(mustPrepare(null, { ...amounts, blocks: largeFrom }, 'csv')).toBe('large');
    const runIds = Array.from({ length: 61 }, (_, index) => String(index));
    expect(mustPrepare({ kind: 'runs', runIds }, amounts, 'jsonl')).toBe('many');
    expect(mustPrepare(null, amounts, 'parquet')).toBe('whole');
  });
});

describe('the expected size', () => {
  const form = readForm(null);

  it('is about what was measured', () => {
    // 30 specifications, four fields, all staged, in one file and in one each.
    const measured = { documents: 30, blocks: 1393, confirmed: 0, staged: 1393, characters: 226_523 };
    const about = (format: 'jsonl' | 'csv' | 'parquet', perDocument: boolean) =>
      sizeOf(measured, { ...form, format, perDocument, staged: true }, 4)!;
    const within = (share: number) => Math.abs(share - 1) < 0.1;
    expect(within(about('jsonl', false) / 1_859_307)).toBe(true);
    expect(within(about('csv', false) / 683_660)).toBe(true);
    expect(within(about('parquet', false) / 156_254)).toBe(true);
    expect(within(about('jsonl', true) / 189_574)).toBe(true);
    expect(within(about('csv', true) / 147_814)).toBe(true);
    expect(within(about('parquet', true) / 256_450)).toBe(true);
  });

  it('is not guessed where the length of the texts is not known, and promises two digits', () => {
    expect(sizeOf({ ...amounts, characters: null }, form, 4)).toBeNull();
    expect(twoDigits(1_234_567)).toBe(1_200_000);
    expect(twoDigits(0)).toBe(0);
  });
});
