/** The token of the link that led here, by the page that it is for: out of the address, it lives as long as this page. */
const taken = new Map<string, string>();

/**
 * The token in the fragment of the address. It is taken out of it at once, so that neither the history nor a shared
 * screen keeps it.
 */
export function linkToken(): string | null {
  const { pathname, search, hash } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get('token');
  if (token) {
    taken.set(pathname, token);
    window.history.replaceState(window.history.state, '', pathname + search);
  }
  return taken.get(pathname) ?? null;
}

const key = 'blockdata-invitation';

/** The invitation that somebody came with: it outlasts signing in, which may lead over another site. */
export function keptInvitation(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepInvitation(token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, token);
  } catch {
    // No storage: the link has to be opened again after signing in.
  }
}
