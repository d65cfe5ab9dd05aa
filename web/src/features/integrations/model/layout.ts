import type { GraphEdge, GraphMapping, GraphNode, GraphPreview } from '../../../shared/api/integrationTypes';

export interface Spot {
  node: GraphNode;
  x: number;
  y: number;
  /** Which of the labels it has, for its colour. */
  tone: number;
}

export interface Line {
  edge: GraphEdge;
  path: string;
}

export interface Layout {
  width: number;
  height: number;
  spots: Spot[];
  lines: Line[];
  labels: string[];
}

const step = 30;
const columns = [24, 282, 540];
const width = 720;
const margin = 20;
const longest = 24;
/** How wide one is at most, about. */
const letter = 6.4;

/** Documents, their blocks and what hangs on those in three columns; each of the last stands near its blocks. */
export function layoutOf({ nodes, relationships }: GraphPreview, mapping: GraphMapping): Layout {
  const labels = [
    ...new Set([mapping.document_label, mapping.block_label, ...nodes.map(({ label }) => label)]),
  ];
  const sides: GraphNode[][] = [[], [], []];
  for (const node of nodes) {
    sides[node.label === mapping.document_label ? 0 : node.label === mapping.block_label ? 1 : 2]!.push(node);
  }
  const tallest = Math.max(1, ...sides.map(({ length }) => length));
  const places = new Map<string, Spot>();
  const put = (side: number, list: GraphNode[]) => {
    const above = ((tallest - list.length) * step) / 2;
    list.forEach((node, at) => {
      const y = margin + above + at * step + step / 2;
      places.set(node.id, { node, x: columns[side]!, y, tone: labels.indexOf(node.label) });
    });
  };
  put(1, sides[1]!);
  for (const side of [0, 2]) put(side, nearest(sides[side]!, relationships, places));
  const lines = relationships.flatMap((edge) => {
    const from = places.get(edge.from);
    const to = places.get(edge.to);
    return from && to ? [{ edge, path: between(from, to) }] : [];
  });
  return { width, height: tallest * step + 2 * margin, spots: [...places.values()], lines, labels };
}

/** In the order of the middle of their neighbours, so that few lines cross. */
function nearest(list: GraphNode[], edges: GraphEdge[], places: Map<string, Spot>): GraphNode[] {
  const heights = new Map<string, number[]>();
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const place = places.get(other);
      if (place) heights.set(one, [...(heights.get(one) ?? []), place.y]);
    }
  }
  const middle = ({ id }: GraphNode) => {
    const all = heights.get(id) ?? [0];
    return all.reduce((sum, each) => sum + each, 0) / all.length;
  };
  return [...list].sort((a, b) => middle(a) - middle(b));
}

/** What is drawn of a caption. */
export function shortened(caption: string): string {
  const letters = [...caption];
  return letters.length <= longest ? caption : `${letters.slice(0, longest - 1).join('')}…`;
}

/** From behind the words of the left one to the circle of the right one. */
function between(one: Spot, other: Spot): string {
  const [left, right] = one.x < other.x ? [one, other] : [other, one];
  const begin = left.x + 18 + shortened(left.node.caption).length * letter;
  const end = right.x - 9;
  const bend = (begin + end) / 2;
  return `M${begin} ${left.y}C${bend} ${left.y} ${bend} ${right.y} ${end} ${right.y}`;
}
