import { queries } from './queries';

const ofDocument = /^\/app\/projects\/([^/]+)\/documents\/([^/]+)$/;

/**
 * The page of a document is made of files that each bring the next one, and its rows wait for the largest of them, the
 * grid. Whoever comes straight to it gets them side by side. What fails here is told by the page that asks again.
 */
export function loadAhead(pathname: string): void {
  const [, projectId, sourceUid] = ofDocument.exec(pathname) ?? [];
  if (!projectId || !sourceUid) return;
  const files = [
    import('../features/review-grid/BlockGrid'),
    import('../features/projects/components/ProjectScope'),
    import('../features/documents/components/DocumentPage'),
    import('./documentAhead').then(({ askAhead }) => askAhead(queries, projectId, sourceUid)),
  ];
  void Promise.allSettled(files);
}

/** What tells that the server is away must be here before it is. */
export function loadToasts(): void {
  const load = () => void Promise.allSettled([import('./Toasts'), import('@mantine/notifications')]);
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) window.requestIdleCallback(load, { timeout: 10_000 });
  else setTimeout(load, 3000);
}
