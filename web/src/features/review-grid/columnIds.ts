/** The id of a field's column: stable, and never one of the grid's own. */
export function fieldColumnId(name: string): string {
  return `f:${name}`;
}
