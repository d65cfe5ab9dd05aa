import { describe, expect, it } from 'vitest';
import { aBlock, anOverlay } from '../../../testing/factories';
import { between, noFilter, oneLine, passes } from './row';

const block = (block_type: string, block_content: string) => ({ ...aBlock(0), block_type, block_content });

describe('a row', () => {
  it.each([
    ['heading', '## Abstract', 'Abstract'],
    ['list_item', '- one\n  two', 'one two'],
    ['code_block', '```text\na\nb\n```', 'a b'],
    ['blockquote', '> a\n> b', 'a b'],
    ['paragraph', '# not a heading', '# not a heading'],
    ['heading', '#  ', '#'],
  ])('shows a %s on one line', (type, content, line) =>
    expect(oneLine(block(type, content), true)).toBe(line),
  );

  it('is found by its text, by its values, by its kind and by its state', () => {
    const row = { block: aBlock(0), overlay: anOverlay({ staging: { summary: 'A Lamp' } }) };
    expect(passes(row, { ...noFilter, text: 'lamp' })).toBe(true);
    expect(passes(row, { ...noFilter, text: 'BLOCK 0' })).toBe(true);
    expect(passes(row, { ...noFilter, text: 'door' })).toBe(false);
    expect(passes(row, { ...noFilter, types: new Set(['table']) })).toBe(false);
    expect(passes(row, { ...noFilter, statuses: new Set(['failed']) })).toBe(false);
    expect(passes(row, { ...noFilter, statuses: new Set(['ai_complete', 'failed']) })).toBe(true);
  });

  it('of a text that is not Markdown is shown as it stands', () => {
    expect(oneLine(block('paragraph', 'a **b**\n[c](d)'), false)).toBe('a **b** [c](d)');
  });

  it('belongs to a range whichever end comes first', () => {
    expect(between(5, 3)).toEqual([3, 4, 5]);
  });
});
