/** A rough splitter: blocks at blank lines, fences kept whole. Good enough to look at pages with. */
export function splitMarkdown(text) {
  const blocks = [];
  const path = [];
  const pattern = /^```[\s\S]*?^```|(?:^(?!\s*$).+\n?)+/gm;
  for (const match of text.matchAll(pattern)) {
    for (const block_content of pieces(match[0].trimEnd())) {
      const heading = /^(#{1,6}) (.+)/.exec(block_content);
      if (heading) path.splice(heading[1].length - 1, 9, heading[2]);
      blocks.push({
        block_type: typeOf(block_content),
        block_locator: {
          type: 'text_offset_range',
          start_offset: match.index,
          end_offset: match.index + block_content.length,
        },
        block_content,
        heading_level: heading ? heading[1].length : null,
        heading_path: path.filter(Boolean),
      });
    }
  }
  return blocks;
}

function pieces(text) {
  if (/^[-*] /.test(text)) return text.split(/\n(?=[-*] )/);
  const lines = text.split('\n');
  return /^#/.test(text) && lines.length > 1 ? [lines[0], lines.slice(1).join('\n')] : [text];
}

function typeOf(text) {
  if (text.startsWith('#')) return 'heading';
  if (text.startsWith('```')) return 'code_block';
  if (text.startsWith('|')) return 'table';
  if (/^[-*] /.test(text)) return 'list_item';
  if (text.startsWith('>')) return 'blockquote';
  return 'paragraph';
}

const purposes = ['abstract', 'motivation', 'specification', 'rationale', 'security', 'other'];

export function model(block) {
  const text = block.block_content.replace(/^[#>*-]+\s*/, '').replace(/\s+/g, ' ');
  const level = /\bMUST\b/i.test(text)
    ? 'MUST'
    : /\bSHOULD\b/i.test(text)
      ? 'SHOULD'
      : /\bMAY\b/i.test(text)
        ? 'MAY'
        : 'none';
  const place = block.heading_path.join(' ').toLowerCase();
  return {
    section_purpose: purposes.find((purpose) => place.includes(purpose)) ?? 'specification',
    summary: text.split(/(?<=[.!?]) /)[0].slice(0, 180),
    normative: level !== 'none',
    requirement_level: level,
    mentions: [...new Set(text.match(/\b(?:EIP-\d+|RFC \d+|[A-Z]{3,}\d*)\b/g) ?? [])].slice(0, 4),
    confidence: Math.round(50 + ((text.length * 7) % 48)) / 100,
  };
}

model.schema = JSON.stringify(
  {
    schema_ref: 'spec_review',
    properties: {
      section_purpose: {
        type: 'string',
        title: 'Purpose',
        description: 'What this part is for.',
        enum: purposes,
      },
      summary: {
        type: 'string',
        title: 'Summary',
        description: 'One sentence that says what the block states.',
        maxLength: 400,
      },
      normative: {
        type: 'boolean',
        title: 'Normative',
        description: 'True when the block states a requirement.',
      },
      requirement_level: { type: 'string', title: 'Level', enum: ['MUST', 'SHOULD', 'MAY', 'none'] },
      mentions: { type: 'array', title: 'Mentions', items: { type: 'string' }, maxItems: 8 },
      confidence: { type: ['number', 'null'], title: 'Confidence', minimum: 0, maximum: 1 },
    },
    required: ['section_purpose', 'summary', 'normative', 'requirement_level'],
  },
  null,
  2,
);

const titles = [
  'Token standard',
  'Fee market change',
  'Typed structured data',
  'Account abstraction',
  'Non-fungible token standard',
  'Contract ownership',
  'Signature validation',
  'Naming and metadata',
];
const sentences = [
  'A client MUST reject a transaction whose fee is lower than the base fee of its block.',
  'The following describes standard functions that a token contract can implement, as used by RFC 2119 and EIP-20.',
  'Callers SHOULD NOT assume that false is never returned.',
  'This approach was chosen because it keeps the encoding injective for all message types.',
  'Wallets MAY show the domain separator to the person who signs, so that a site cannot ask for something else.',
  'The name, symbol and decimals are optional: other contracts must not expect these values to be present.',
  'Implementers should take care that an owner is never the zero address.',
];

model.documents = () =>
  titles.map((title, index) => ({
    name: `${title.toLowerCase().replaceAll(' ', '-')}.md`,
    text: index === 7 ? '' : documentText(title, index),
  }));

function documentText(title, index) {
  const parts = [`# ${title}`];
  for (const [at, heading] of [
    'Abstract',
    'Motivation',
    'Specification',
    'Rationale',
    'Security considerations',
  ].entries()) {
    parts.push(`## ${heading}`);
    for (let step = 0; step < 5 + ((index * 3 + at) % 6); step += 1) {
      const from = (index + at + step) % sentences.length;
      parts.push([...sentences, ...sentences].slice(from, from + 1 + (step % 3)).join(' '));
    }
    if (at === 2) {
      parts.push(
        '```solidity\nfunction transfer(address _to, uint256 _value)\n  public returns (bool success)\n```',
      );
      parts.push('| Parameter | Meaning |\n| --- | --- |\n| `_to` | who receives |\n| `_value` | how much |');
      parts.push(
        '- Transfers of 0 values MUST be treated as normal transfers\n- A `Transfer` event MUST be fired\n- Callers SHOULD handle a false return value',
      );
    }
  }
  return `${parts.join('\n\n')}\n`;
}

const courts = [
  ['Rivera v. State', 210],
  ['In re Delta Holdings', 26],
  ['United Freight v. Lin', 18],
  ['Harbor Authority v. Moss', 30],
  ['Okafor v. Board of Regents', 20],
  ['Carver County v. Ohlin', 12],
];
const opinions = [
  'Because the injury alleged is neither concrete nor particularized, the court finds that the petitioner lacks standing to bring the second claim.',
  'The statute as amended MUST be read together with the regulation that it replaced, and neither can be given effect alone.',
  'We hold that the lower court erred when it treated the settlement of 2019 as dispositive of the remaining claims between the parties.',
  'Counsel for the respondent conceded at oral argument that the record contains no finding on this point.',
  'Nothing in today’s decision should be taken to disturb our earlier cases, which turned on different facts and a narrower clause.',
  'The dissent would reach further, and would hold that the challenged conduct MAY be attributed to the state wherever it was foreseeable.',
  'A court SHOULD NOT lightly presume that the legislature meant to abandon a rule of such long standing.',
];

/** Rulings of a made-up court, longer than the standards. */
export function rulings() {
  return courts.map(([title, length], index) => {
    const parts = [`# ${title}`];
    for (const [at, heading] of [
      'Syllabus',
      'Facts',
      'Opinion of the court',
      'Concurrence',
      'Dissent',
    ].entries()) {
      parts.push(`## ${heading}`);
      for (let step = 0; step < length + at; step += 1) {
        const from = (index + at + step) % opinions.length;
        parts.push([...opinions, ...opinions].slice(from, from + 1 + (step % 4)).join(' '));
        if (step % 9 === 8)
          parts.push('- Standing, and who may raise it\n- The effect of the amendment\n- Costs');
      }
    }
    return { name: `${title.toLowerCase().replaceAll(/[ .]+/g, '-')}.md`, text: `${parts.join('\n\n')}\n` };
  });
}

const clauses = [
  'Northwind Ltd shall deliver the goods named in Annex A to Contoso GmbH within 30 days of each order.',
  'Contoso GmbH shall pay each invoice within 14 days; Fabrikam SA guarantees the sum up to 40,000 EUR.',
  'Either party may end this agreement with three months’ notice to the end of a quarter.',
];

/** A contract with answers that have lists and objects in them. */
export const contracts = {
  schema: {
    schema_ref: 'contract_parties',
    type: 'object',
    required: ['topics'],
    properties: {
      duty: { type: 'string', title: 'Duty', enum: ['delivery', 'payment', 'notice', 'none'] },
      topics: {
        type: 'array',
        title: 'Topics',
        items: { type: 'string', minLength: 1, maxLength: 40 },
        minItems: 1,
        uniqueItems: true,
      },
      parties: {
        type: 'array',
        title: 'Parties',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'role'],
          properties: {
            name: { type: 'string', title: 'Name', minLength: 1 },
            role: { type: 'string', title: 'Role', enum: ['supplier', 'buyer', 'guarantor'] },
            email: { type: ['string', 'null'], title: 'E-mail', format: 'email' },
          },
        },
      },
      term: {
        type: ['object', 'null'],
        title: 'Term',
        required: ['days'],
        properties: {
          days: { type: 'integer', title: 'Days', minimum: 0, maximum: 365 },
          due: { type: 'string', title: 'Due', format: 'date' },
          note: { type: ['string', 'null'], title: 'Note', maxLength: 200 },
        },
      },
      sum: { type: ['number', 'null'], title: 'Sum', minimum: 0 },
    },
  },
  document() {
    const parts = ['# Supply agreement'];
    for (let step = 0; step < 24; step += 1) parts.push(`${step + 1}. ${clauses[step % 3]}`);
    return { name: 'supply-agreement.md', text: `${parts.join('\n\n')}\n` };
  },
  answer(index) {
    const [delivery, payment] = [index % 3 === 1, index % 3 === 2];
    return {
      duty: delivery ? 'delivery' : payment ? 'payment' : index === 0 ? 'none' : 'notice',
      topics: delivery ? ['delivery', 'goods'] : payment ? ['payment', 'guarantee'] : ['notice'],
      parties: delivery
        ? [
            { name: 'Northwind Ltd', role: 'supplier', email: 'sales@northwind.example' },
            { name: 'Contoso GmbH', role: 'buyer' },
          ]
        : payment
          ? [
              { name: 'Contoso GmbH', role: 'buyer' },
              { name: 'Fabrikam SA', role: 'guarantor', email: null },
            ]
          : [],
      term: delivery ? { days: 30, note: null } : payment ? { days: 14 } : null,
      sum: payment ? 40_000 : index === 4 ? 9.5 : null,
    };
  },
};
