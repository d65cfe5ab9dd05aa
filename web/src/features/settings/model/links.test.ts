import { expect, it } from 'vitest';
import { piecesOf } from './links';

it('the address in a mail is told from the words around it', () => {
  const link = 'https://blockdata.example/reset-password#token=a-b_c.d';
  expect(piecesOf(`Open ${link}.\nThat is all.`)).toEqual([
    { words: 'Open ', link: false },
    { words: link, link: true },
    { words: '.\nThat is all.', link: false },
  ]);
  expect(piecesOf('javascript:alert(1) is no page')).toEqual([
    { words: 'javascript:alert(1) is no page', link: false },
  ]);
});
