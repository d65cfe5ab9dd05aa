/** The same for the way over another site, which leads back into the application and nowhere else. */
export function outsidePath(next: string): string {
  return next === '/invitation' ? '/app/invitation' : next;
}

/** Where to go after signing in: only a path of this application, never another site. */
export function returnPath(next: string | null): string {
  return next && /^(?:\/app(?:[/?#]|$)|\/invitation$)/.test(next) && !next.includes('\\') ? next : '/app';
}
