/**
 * What a Markdown block says, without the marks that say how: for one line of the grid, where the raw text is hard to
 * read. It never makes HTML, and where nothing would be left it gives the raw text back.
 */
export function plainText(type: string, markdown: string): string {
  const text = kinds[type]?.(markdown) ?? inline(markdown);
  return text.trim() === '' ? markdown.trim() : text.trim();
}

/** The same of what is no Markdown: tables, and those that charts are drawn of, are written between bars everywhere. */
export function plainTable(type: string, text: string): string {
  if (type !== 'table' && type !== 'figure') return text;
  const at = text.search(/^\|/m);
  if (at < 0) return text;
  return [text.slice(0, at).trim(), cells(text.slice(at))].filter(Boolean).join('  |  ');
}

const kinds: Record<string, (markdown: string) => string> = {
  heading: (text) => inline(text.replace(/^\s*#{1,6}[ \t]+|[ \t]+#+[ \t]*$/g, '').replace(/\n[=-]+\s*$/, '')),
  list_item: (text) => inline(text.replace(/^\s*[-*+]\s+/, '').replace(/^(\s*)[-*+]\s+/gm, '$1· ')),
  blockquote: (text) => inline(text.replace(/^\s*(?:>\s?)+/gm, '')),
  table: (text) => inline(cells(text)),
  code_block: (text) =>
    text.replace(/^\s*(`{3,}|~{3,})[^\n]*(?:\n|$)/, '').replace(/(?:^|\n)\s*(`{3,}|~{3,})\s*$/, ''),
  html_block: (text) => text.replace(/<!--([\s\S]*?)-->/g, '$1').replace(/<\/?[a-z][^>]*>/gi, ' '),
  front_matter: (text) => text.replace(/^\s*(-{3}|\+{3})\s*$/gm, ''),
  formula: (text) => text.replace(/^\s*\$\$|\$\$\s*$/g, ''),
  footnote: (text) => inline(text.replace(/^\s*\[\^([^\]]+)\]:\s*/, '$1: ')),
  definition: (text) => text.replace(/^\s*\[([^\]]+)\]:\s*/, '$1: '),
};

/** A table row by row, its cells apart, without the line of dashes. */
function cells(table: string): string {
  return table
    .split('\n')
    .filter((line) => !/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\||(?<!\\)\|$/g, '')
        .replace(/\s*(?<!\\)\|\s*/g, '  ·  ')
        .trim(),
    )
    .join('  |  ');
}

// Characters that no text holds stand for what must not be read as marks again.
const first = 0xe000;

function inline(markdown: string): string {
  const kept: string[] = [];
  const keep = (text: string) => {
    kept.push(text);
    return String.fromCharCode(first + kept.length - 1);
  };
  let text = markdown
    .replace(/[\ue000-\uf8ff]/g, '')
    .replace(/(?<!\\)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, (_, __, code: string) =>
      keep(code.replace(/^ (.*) $/s, '$1')),
    )
    .replace(/<((?:https?|mailto|ftp):[^\s>]+|[^\s@<>]+@[^\s@<>]+)>/gi, (_, link: string) => keep(link))
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  for (let depth = 0; depth < 3; depth += 1) {
    text = text
      .replace(
        /!?\[([^[\]]*)\]\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/g,
        '$1',
      )
      .replace(/!?\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
      .replace(/\[\^([^[\]\s]+)\]/g, '[$1]');
  }
  text = text
    .replace(/~~(?=\S)([\s\S]*?\S)~~/g, '$1')
    .replace(/(\*{1,3})(?=[^\s*])([\s\S]*?[^\s*])\1(?!\*)/g, '$2')
    .replace(/(\*{1,3})(?=[^\s*])([\s\S]*?[^\s*])\1(?!\*)/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([\s\S]*?[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/(?: {2,}|\\)$/gm, '');
  return text.replace(/[\ue000-\uf8ff]/g, (sign) => kept[sign.charCodeAt(0) - first] ?? '');
}
