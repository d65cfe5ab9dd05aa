import { schemaEditor } from 'texts/schema-editor';
import { exampleSchema } from './example';

export interface Template {
  id: string;
  name: string;
  /** What it is good for. */
  use: string;
  text: string;
}

const rewrite = {
  schema_ref: 'plain_language',
  title: 'Plain language',
  type: 'object',
  properties: {
    revised_content: {
      type: 'string',
      title: 'Revised text',
      description:
        'The block in plain language, with the same Markdown around it. Nothing is added or left out.',
    },
    changes: {
      type: 'string',
      title: 'What was changed',
      description: 'One sentence for the reviewer, or an empty text where nothing was changed.',
      maxLength: 300,
    },
  },
  required: ['revised_content'],
  additionalProperties: false,
  prompt_config: {
    system_instructions:
      'You edit documents block by block for readers who are new to the subject. Keep names, numbers and links as they are.',
  },
};

const classify = {
  schema_ref: 'classification',
  title: 'Classification',
  type: 'object',
  properties: {
    topic: {
      type: 'string',
      title: 'Topic',
      description: 'What the block is mainly about.',
      enum: ['product', 'price', 'legal', 'support', 'other'],
    },
    sensitive: {
      type: 'boolean',
      title: 'Sensitive',
      description: 'True when the block names a person, an account or a secret.',
    },
    reason: {
      type: ['string', 'null'],
      title: 'Reason',
      description: 'Why, where the topic is not plain.',
      maxLength: 200,
    },
  },
  required: ['topic', 'sensitive'],
  additionalProperties: false,
};

const extract = {
  schema_ref: 'facts',
  title: 'Facts',
  type: 'object',
  properties: {
    summary: { type: 'string', title: 'Summary', description: 'One sentence.', maxLength: 300 },
    date: {
      type: ['string', 'null'],
      title: 'Date',
      description: 'The date that the block is about.',
      format: 'date',
    },
    amount: {
      type: ['number', 'null'],
      title: 'Amount',
      description: 'The largest sum of money, without its currency.',
    },
    names: {
      type: 'array',
      title: 'Names',
      description: 'Who and what is named in the block.',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', title: 'Name' },
          kind: { type: 'string', title: 'Kind', enum: ['person', 'organisation', 'place', 'thing'] },
        },
        required: ['name', 'kind'],
        additionalProperties: false,
      },
    },
  },
  required: ['summary', 'names'],
  additionalProperties: false,
};

const t = schemaEditor.templates;

/** What one can begin with instead of an empty form. */
export const templates: Template[] = [
  {
    id: 'review',
    ...t.review,
    text: exampleSchema,
  },
  {
    id: 'facts',
    ...t.facts,
    text: JSON.stringify(extract, null, 2),
  },
  {
    id: 'classification',
    ...t.classification,
    text: JSON.stringify(classify, null, 2),
  },
  {
    id: 'rewriting',
    ...t.rewriting,
    text: JSON.stringify(rewrite, null, 2),
  },
];
