import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument, aRun } from '../../../testing/factories';
import { after, ordered, readOrder, type Order } from './order';

const documents = [
  aDocument({ source_uid: 'a', doc_title: 'eip-10', conv_total_blocks: 3, status: 'ingested' }),
  aDocument({ source_uid: 'b', doc_title: 'EIP-2', conv_total_blocks: 20, status: 'ingested' }),
  aDocument({ source_uid: 'c', doc_title: 'eip-1', source_type: 'txt', status: 'ingest_failed' }),
];
const runs = new Map([
  ['a', aRun({ counts: { ...noCounts, ai_complete: 2, confirmed: 1 } })],
  ['b', aRun({ counts: { ...noCounts, confirmed: 10, rejected: 10 } })],
]);
const titles = (order: Order) => ordered(documents, runs, order).map(({ doc_title }) => doc_title);

describe('the order of documents', () => {
  it.each<[Order, string]>([
    [{ by: 'title', down: false }, 'eip-1 EIP-2 eip-10'],
    [{ by: 'title', down: true }, 'eip-10 EIP-2 eip-1'],
    [{ by: 'type', down: false }, 'EIP-2 eip-10 eip-1'],
    [{ by: 'blocks', down: true }, 'EIP-2 eip-10 eip-1'],
    [{ by: 'status', down: false }, 'eip-1 eip-10 EIP-2'],
    [{ by: 'progress', down: true }, 'EIP-2 eip-10 eip-1'],
    [{ by: 'staged', down: true }, 'eip-10 EIP-2 eip-1'],
  ])('%j is %s', (order, names) => expect(titles(order).join(' ')).toBe(names));

  it('is by title unless another one is remembered', () => {
    expect(readOrder(null)).toEqual({ by: 'title', down: false });
    expect(readOrder('staged:down')).toEqual({ by: 'staged', down: true });
    expect(readOrder('nonsense')).toEqual({ by: 'title', down: false });
  });

  it('turns round at the second click, and shows large numbers first', () => {
    expect(after({ by: 'title', down: false }, 'title')).toEqual({ by: 'title', down: true });
    expect(after({ by: 'title', down: true }, 'staged')).toEqual({ by: 'staged', down: true });
    expect(after({ by: 'title', down: true }, 'type')).toEqual({ by: 'type', down: false });
  });
});
