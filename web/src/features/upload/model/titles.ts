import { folderOf, nameOf } from './found';

/**
 * The titles for files that would otherwise be told apart by nothing: of several with the same name, each is called
 * by its folders too, and what has the same folders as well gets a number. Null for a file whose name is its own.
 */
export function titlesFor(paths: string[], earlier: string[]): (string | null)[] {
  const named = new Map<string, number>();
  for (const path of [...earlier, ...paths])
    named.set(keyOf(nameOf(path)), (named.get(keyOf(nameOf(path))) ?? 0) + 1);
  const used = new Set(earlier.map((path) => keyOf(plain(path))));
  return paths.map((path) => {
    const title = free(plain(path), used);
    used.add(keyOf(title));
    return (named.get(keyOf(nameOf(path))) ?? 0) > 1 ? title : null;
  });
}

function free(title: string, used: Set<string>): string {
  for (let number = 1; ; number++) {
    const next = number === 1 ? title : `${title} (${number})`;
    if (!used.has(keyOf(next))) return next;
  }
}

/** How long a title may be; of a longer path the end says more than the beginning. */
const longest = 480;

/** A path without the ending of its name. */
function plain(path: string): string {
  const name = nameOf(path).replace(/(.)\.[^.]*$/, '$1');
  const folder = folderOf(path);
  const whole = [...(folder === '' ? name : `${folder}/${name}`)];
  return whole.slice(-longest).join('');
}

function keyOf(text: string): string {
  return text.toLowerCase();
}
