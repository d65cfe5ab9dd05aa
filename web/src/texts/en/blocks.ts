/** Kinds of block by their wire names. */
const types: Record<string, string> = {
  heading: 'heading',
  paragraph: 'paragraph',
  list_item: 'list item',
  code_block: 'code block',
  table: 'table',
  figure: 'figure',
  caption: 'caption',
  footnote: 'footnote',
  divider: 'divider',
  html_block: 'html block',
  definition: 'definition',
  blockquote: 'blockquote',
  formula: 'formula',
  front_matter: 'front matter',
  checkbox: 'checkbox',
  form_region: 'form region',
  key_value_region: 'key value region',
  page_header: 'page header',
  page_footer: 'page footer',
  other: 'other',
};

/** A kind of block in words; one that is not known here by its own name. */
export function blockType(type: string): string {
  return types[type] ?? type.replaceAll('_', ' ');
}
