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
    import('../features/review/components/DocumentPage'),
    import('./documentAhead').then(({ askAhead }) => askAhead(queries, projectId, sourceUid)),
  ];
  void Promise.allSettled(files);
}

/** What tells that the server is away must be here before it is. */
export function loadToasts(): void {
  void Promise.allSettled([import('./Toasts'), import('@mantine/notifications')]);
}

const touches = ['pointerdown', 'keydown'];

/** Does something once, as soon as somebody begins to do something here; the answer calls it off. */
export function atFirstTouch(act: () => void): () => void {
  const stop = () => touches.forEach((name) => window.removeEventListener(name, touched, true));
  const touched = () => {
    stop();
    act();
  };
  touches.forEach((name) => window.addEventListener(name, touched, true));
  return stop;
}
