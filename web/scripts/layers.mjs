// Who may import whom in src: the application knows features, a feature those that the table gives it, what is shared neither.
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A rule for ESLint. The table names every feature, each below those that know it, so that none know each other in a circle. */
export function layers(src, table) {
  demandTrue(src, table);
  const placeOf = (path) => {
    const [layer, feature] = relative(src, path).split(sep);
    return { layer, feature };
  };

  function refusal(from, to) {
    if (from.layer === 'shared' && (to.layer === 'features' || to.layer === 'app'))
      return `Shared code knows nothing of ${to.layer}.`;
    if (from.layer !== 'features') return null;
    if (to.layer === 'app') return 'Features do not know the application around them.';
    if (to.layer !== 'features' || to.feature === from.feature) return null;
    if (table[from.feature].includes(to.feature)) return null;
    return `The feature ${from.feature} may not know ${to.feature}: see the table in eslint.config.js.`;
  }

  const create = (context) => {
    const from = placeOf(context.filename);
    const look = (source) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const message = refusal(from, placeOf(resolve(dirname(context.filename), source.value)));
      if (message) context.report({ node: source, message });
    };
    const lookAtSource = (node) => look(node.source);
    return {
      ImportDeclaration: lookAtSource,
      ImportExpression: lookAtSource,
      ExportNamedDeclaration: lookAtSource,
      ExportAllDeclaration: lookAtSource,
      TSImportType: (node) => look(node.argument.literal),
    };
  };
  return { meta: { type: 'problem', schema: [] }, create };
}

function demandTrue(src, table) {
  const names = Object.keys(table);
  const folders = readdirSync(join(src, 'features'));
  const unlike = [...names, ...folders].filter((name) => !(names.includes(name) && folders.includes(name)));
  if (unlike.length > 0)
    throw new Error(`The table of features and the folders in src/features differ: ${unlike.join(', ')}.`);
  names.forEach((name, at) => {
    const early = table[name].filter((known) => names.indexOf(known) >= at);
    if (early.length > 0)
      throw new Error(`In the table of features ${name} has to stand below ${early.join(', ')}.`);
  });
}
