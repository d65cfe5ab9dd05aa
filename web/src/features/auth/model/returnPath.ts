/** Where to go after signing in: only a path of this application, never another site. */
export function returnPath(next: string | null): string {
  return next && /^\/app(?:[/?#]|$)/.test(next) && !next.includes('\\') ? next : '/app';
}
