import { describe, expect, it } from 'vitest';
import { plainTable, plainText } from './plain';

describe('the plain text of Markdown', () => {
  it.each([
    ['paragraph', '**Mismatch** between *this* and ***that***', 'Mismatch between this and that'],
    [
      'paragraph',
      'See [EIP-2718](./eip-2718.md) for __typed__ _envelopes_.',
      'See EIP-2718 for typed envelopes.',
    ],
    ['paragraph', '[a](<x y> "title"), [b](f(x).md), [c][ref], [d][]', 'a, b, c, d'],
    ['paragraph', '![a **bold** drawing](./a.png)', 'a bold drawing'],
    ['paragraph', '[![badge](b.svg)](https://x.example)', 'badge'],
    ['paragraph', '**[linked](x) and `code`**', 'linked and code'],
    [
      'paragraph',
      'a `snake_case` and `**not bold**` and ``a ` tick``',
      'a snake_case and **not bold** and a ` tick',
    ],
    ['paragraph', 'snake_case_name, 2 * 3 * 4, a_b', 'snake_case_name, 2 * 3 * 4, a_b'],
    ['paragraph', '\\*not emphasis\\* \\[not a link\\](x)', '*not emphasis* [not a link](x)'],
    ['paragraph', '<https://a.example/b_c_d> and ~~gone~~', 'https://a.example/b_c_d and gone'],
    ['paragraph', 'x < y and a<b>c</b>', 'x < y and ac'],
    ['paragraph', 'keep[^1] it', 'keep[1] it'],
    ['paragraph', '# not a heading', '# not a heading'],
    ['heading', '## *Abstract* ##', 'Abstract'],
    ['heading', 'Title\n=====', 'Title'],
    ['heading', '#  ', '#'],
    ['list_item', '- **one**\n  - two', 'one\n  · two'],
    ['list_item', '1. first', '1. first'],
    ['list_item', '- [ ] to do', '[ ] to do'],
    ['blockquote', '> a\n> > *b*', 'a\nb'],
    ['code_block', '```js\nconst a = "**b**";\n```', 'const a = "**b**";'],
    ['code_block', '    indented', 'indented'],
    ['code_block', '```\n```', '```\n```'],
    ['table', '| a | **b** |\n|---|:-:|\n| 1 | `x \\| y` |', 'a  ·  b  |  1  ·  x \\| y'],
    ['html_block', '<p align="center">Hello <b>you</b></p>', 'Hello  you'],
    ['html_block', '<br/>', '<br/>'],
    ['footnote', '[^note]: It *is*.', 'note: It is.'],
    ['definition', '[ref]: https://a.example "A"', 'ref: https://a.example "A"'],
    ['divider', '---', '---'],
  ])('of the %s %j is %j', (type, markdown, text) => expect(plainText(type, markdown)).toBe(text));

  it('is found at once in a text that looks like marks without end', () => {
    const began = performance.now();
    plainText('paragraph', '*a _b [c `d '.repeat(3000));
    plainText('paragraph', '['.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

describe('a table of any document', () => {
  it('says its cells without the bars, a chart its title first', () => {
    const table = '| a | b |\n| --- | --- |\n| 1 | 2 |';
    expect(plainTable('table', table)).toBe('a  ·  b  |  1  ·  2');
    expect(plainTable('figure', `Sales\n${table}`).replace(/\s+/g, ' ')).toBe('Sales | a · b | 1 · 2');
    expect(plainTable('paragraph', 'x | y')).toBe('x | y');
  });
});
