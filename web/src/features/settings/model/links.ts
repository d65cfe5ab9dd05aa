/** A text in pieces, its addresses of pages told from the rest; a full stop behind one ends the sentence. */
export function piecesOf(text: string): { words: string; link: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((words, index) => ({ words, link: index % 2 === 1 }))
    .filter(({ words }) => words !== '');
}
