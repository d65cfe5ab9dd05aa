// Reads a folder of Markdown files with remark, over and over: `node split.mjs FOLDER SECONDS` prints the megabytes a second of processor time once
// half of the time is spent, with 0 seconds of the first and only pass. `node split.mjs FOLDER places` prints the top-level blocks, a list as its
// items, as file, start and end in bytes, without white space at their edges.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const [folder, wanted] = process.argv.slice(2);
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();
/** Seconds of processor time, of all threads. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

if (wanted === 'places') {
  for (const { name, text } of files) {
    const bytes = (offset) => Buffer.byteLength(text.slice(0, offset));
    const blocks = remark.parse(text).children.flatMap((node) => (node.type === 'list' ? node.children : [node]));
    for (const { position } of blocks) {
      const block = text.slice(position.start.offset, position.end.offset);
      console.log(name, bytes(position.start.offset + block.search(/\S/)), bytes(position.start.offset + block.trimEnd().length));
    }
  }
} else {
  const megabytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  /** Of as many passes as begin in that time, and of one at least. */
  const rate = (seconds) => {
    const started = spent();
    let blocks = 0;
    let passes = 0;
    do {
      for (const { text } of files) blocks += remark.parse(text).children.length;
      passes++;
    } while (spent() - started < seconds);
    if (blocks === 0) throw new Error('there are no blocks');
    return (passes * megabytes) / (spent() - started);
  };
  const each = Number(wanted) / 2;
  if (each > 0) rate(each);
  console.log(rate(each));
}
