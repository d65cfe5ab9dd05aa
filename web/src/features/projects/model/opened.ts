const most = 50;
const keyOf = (userId: string) => `blockdata-opened:${userId}`;

/** The projects that a person has opened in this browser, the last one first. */
export function openedProjects(userId: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(found) ? found.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function noteOpened(userId: string, projectId: string): void {
  const others = openedProjects(userId).filter((id) => id !== projectId);
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify([projectId, ...others].slice(0, most)));
  } catch {
    // No storage: projects stand by their age.
  }
}

/** What was opened last comes first, then what is new. */
export function recentFirst<P extends { project_id: string; created_at: string }>(
  projects: P[],
  opened: string[],
): P[] {
  const place = ({ project_id }: P) => {
    const at = opened.indexOf(project_id);
    return at < 0 ? opened.length : at;
  };
  return [...projects].sort((a, b) => place(a) - place(b) || (a.created_at < b.created_at ? 1 : -1));
}
