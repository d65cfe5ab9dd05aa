import { count, plural } from 'texts/language';

/** What becomes of confirmed blocks in a graph, in its form. */
export const integrationGraph = {
  sections: { graph: 'What becomes of a block', preview: 'How it would look' },
  url: 'Address',
  urlExample: 'neo4j+s://graph.example.org:7687',
  urlHint: 'A bolt or neo4j address. Another host or user needs the password entered again.',
  database: 'Database',
  databaseHint: 'Empty for the user’s own.',
  username: 'User name',
  password: 'Password',
  schema: 'Schema',
  own: 'Each schema says by its own graph_mapping what becomes of its blocks.',
  ownOf: 'The schema’s own graph_mapping counts, where it has one.',
  chooseSchema: 'Choose a schema to say it here.',
  suggest: 'Suggest from the schema',
  again: 'Suggest anew',
  drop: 'Use the schema’s own',
  suggested: {
    graph_mapping: 'This is what the schema itself says.',
    fields: 'This was made of the schema’s fields. Change what does not fit.',
  },
  blockLabel: 'Label of blocks',
  documentLabel: 'Label of documents',
  fields: 'Fields',
  becomes: (field: string) => `What ${field} becomes`,
  roles: { none: 'Left out', property: 'Property', node: 'Nodes' },
  property: (field: string) => `Property for ${field}`,
  nodeLabel: 'Label',
  key: 'Key',
  keyFrom: 'Taken from',
  type: 'Relationship',
  direction: 'Direction',
  directions: { out: 'From the block', in: 'To the block' },
  more: 'Further properties',
  memberProperty: (member: string) => `Property for ${member}`,
  isList: 'one for each item',
  nameHint: 'Names have letters, digits and underscores, and begin with a letter.',
  draw: 'Draw it',
  drawAgain: 'Draw it again',
  drawHint: 'On blocks that are confirmed already. Nothing is sent.',
  nothing: 'Nothing of this schema is confirmed in this project yet.',
  counts: ({
    rows,
    documents,
    nodes,
    relationships,
    complete,
  }: {
    rows: number;
    documents: number;
    nodes: number;
    relationships: number;
    complete: boolean;
  }) =>
    `${complete ? '' : 'More than '}${plural(rows, 'block')} of ${plural(documents, 'document')} would become ${plural(nodes, 'node')} and ${plural(relationships, 'relationship')}.`,
  passedOver: (number: number) =>
    `${plural(number, 'value')} cannot be a key and ${number === 1 ? 'is' : 'are'} passed over.`,
  drawn: (nodes: number) => `The first ${count(nodes)} nodes are drawn.`,
  picture: 'The graph',
};
