export interface Measured {
  text: string;
  width: number;
}

export const lineHeight = 19.5;
export const mostLines = 8;
const padding = 22;

/** How many lines a text takes in a width, words kept whole where they fit; `measure` gives the width of a text. */
export function linesOf(
  text: string,
  width: number,
  measure: (text: string) => number,
  most = mostLines,
): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let at = 0;
    lines += 1;
    for (const word of paragraph.split(/(?<=\s)/)) {
      const size = measure(word);
      if (at > 0 && at + measure(word.trimEnd()) > width) {
        lines += 1;
        at = 0;
      }
      if (size > width) lines += Math.ceil(size / width) - 1;
      at += size;
      if (lines >= most) return most;
    }
  }
  return lines;
}

/** The height of a row that shows all its texts, up to a number of lines. */
export function rowHeight(cells: Measured[], measure: (text: string) => number): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => linesOf(text, width, measure)));
  return Math.max(42, Math.ceil(lines * lineHeight + padding));
}

/** Measures with the page's own font; each word once. */
export function pageMeasure(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 6.6;
  context.font = font;
  if ('letterSpacing' in context) context.letterSpacing = '-0.078px';
  const known = new Map<string, number>();
  return (text) => {
    let size = known.get(text);
    if (size === undefined) {
      size = context.measureText(text).width;
      known.set(text, size);
    }
    return size;
  };
}
