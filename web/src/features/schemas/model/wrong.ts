import { schemaEditor } from 'texts/schema-editor';
import { choicesIn, type FieldDraft, type SchemaDraft } from './draft';

/** Where in the form something is wrong, and what; the server has the last word on registering. */
export interface Wrong {
  /** The field's id; null where it is about the schema itself. */
  id: string | null;
  at: 'ref' | 'fields' | 'name' | 'choices' | 'least' | 'most';
  message: string;
}

const t = schemaEditor.wrong;

const refShape = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const longestName = 64;
const mostFields = 200;

/** What keeps a form from being registered. */
export function wrongWith(draft: SchemaDraft): Wrong[] {
  const found: Wrong[] = [];
  if (!refShape.test(draft.ref.trim())) {
    found.push({
      id: null,
      at: 'ref',
      message: draft.ref.trim() === '' ? t.noRef : t.ref,
    });
  }
  if (draft.fields.length === 0) found.push({ id: null, at: 'fields', message: t.noFields });
  if (draft.fields.length > mostFields) {
    found.push({ id: null, at: 'fields', message: t.tooManyFields(mostFields) });
  }
  return [...found, ...wrongIn(draft.fields)];
}

/** What is wrong as one reads it away from the form: with the name of what it is about, where that has one. */
export function openIn(draft: SchemaDraft, wrong: Wrong[]): string[] {
  return wrong.map(({ id, at, message }) => {
    const field = id === null ? null : fieldIn(draft.fields, id);
    const about = at === 'ref' ? schemaEditor.form.name : field?.label.trim() || field?.name;
    return about ? t.about(about, message) : message;
  });
}

function fieldIn(fields: FieldDraft[], id: string): FieldDraft | undefined {
  for (const field of fields) {
    const found = field.id === id ? field : fieldIn(field.fields, id);
    if (found) return found;
  }
  return undefined;
}

function wrongIn(fields: FieldDraft[]): Wrong[] {
  const seen = new Set<string>();
  return fields.flatMap((field) => {
    const found: Wrong[] = [];
    const name = nameWrong(field.name) ?? (seen.has(field.name.toLowerCase()) ? t.twin : null);
    seen.add(field.name.toLowerCase());
    if (name) found.push({ id: field.id, at: 'name', message: name });
    found.push(...settingsWrong(field));
    if (field.type === 'group' || field.type === 'groups') {
      if (field.fields.length === 0) found.push({ id: field.id, at: 'fields', message: t.noFieldsInGroup });
      found.push(...wrongIn(field.fields));
    }
    return found;
  });
}

function nameWrong(name: string): string | null {
  if (name === '') return t.noName;
  if ([...name].length > longestName) return t.longName(longestName);
  // The order of such names is lost in JSON, and with it the order of the columns.
  if (/^\d+$/.test(name)) return t.numberAsName;
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f-\u009f]/.test(name) ? t.control : null;
}

function settingsWrong(field: FieldDraft): Wrong[] {
  const wrong = (at: Wrong['at'], message: string): Wrong[] => [{ id: field.id, at, message }];
  switch (field.type) {
    case 'choice':
    case 'choices': {
      const choices = choicesIn(field.choices);
      if (choices.length === 0) return wrong('choices', t.noChoices);
      const twice = choices.find((each, index) => choices.indexOf(each) !== index);
      return twice === undefined ? [] : wrong('choices', t.choiceTwice(twice));
    }
    case 'text':
      return field.most.trim() === '' || /^[1-9]\d{0,6}$/.test(field.most.trim())
        ? []
        : wrong('most', t.notWhole);
    case 'number':
    case 'integer': {
      const [least, most] = [field.least, field.most].map((text) =>
        text.trim() === '' ? null : Number(text),
      );
      if (Number.isNaN(least)) return wrong('least', t.notNumber);
      if (Number.isNaN(most)) return wrong('most', t.notNumber);
      return least != null && most != null && least > most ? wrong('most', t.mostBelowLeast) : [];
    }
    case 'boolean':
    case 'date':
    case 'texts':
    case 'group':
    case 'groups':
    case 'other':
      return [];
  }
}

/** A name for a field made of what people call it. */
export function nameFrom(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestName);
}

/** The next name that is free: `spec_review`, `spec_review-2`, `spec_review-3`. */
export function freeRef(ref: string, taken: ReadonlySet<string>): string {
  if (!taken.has(ref)) return ref;
  const stem = ref.replace(/-\d+$/, '').slice(0, 58);
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
