import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { uploadQueue as t } from 'texts/upload-queue';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { Session } from '../../../shared/api/types';
import { throttle } from '../../../shared/lib/throttle';
import { useUser } from '../../auth/api/session';
import { uploadDocument } from '../../documents/api/documents';
import { openArchive } from './archive';
import { largestUpload } from './largest';
import { UploadQueue, type Queued, type Send } from './queue';
import { Shelf } from './shelf';
import type { Unsent } from './unsent';

/** How often what shows a queue is drawn again while bytes flow, in milliseconds. */
const frame = 120;
/** How often a project's documents are asked for because something arrived, should no event say so. */
const pause = 1500;

let shelves: readonly Shelf[] = [];
const listeners = new Set<() => void>();
let guarding = false;

/** The uploads of a project: one shelf for the life of the page, so that changing the view does not stop it. */
export function useShelf(projectId: string): Shelf {
  const queries = useQueryClient();
  const userId = useUser()?.user_id ?? '';
  return useMemo(() => shelfOf(queries, userId, projectId), [queries, userId, projectId]);
}

/** Every project's uploads, for what is shown outside of them. */
export function useShelves(): readonly Shelf[] {
  return useSyncExternalStore(
    useCallback((listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }, []),
    () => shelves,
  );
}

export function useQueued(queue: UploadQueue): Queued {
  const subscribe = useCallback(
    (listener: () => void) => {
      const drawn = throttle(listener, frame);
      const leave = queue.subscribe(drawn.ask);
      return () => {
        leave();
        drawn.stop();
      };
    },
    [queue],
  );
  return useSyncExternalStore(subscribe, queue.now);
}

/** Whether anything is on its way; says so only when that changes. */
export function useBusy(shelf: Shelf): boolean {
  return useSyncExternalStore(shelf.queue.subscribe, shelf.isBusy);
}

export function useUnsent(shelf: Shelf): Unsent | null {
  return useSyncExternalStore(shelf.subscribe, shelf.unsent);
}

function shelfOf(queries: QueryClient, userId: string, projectId: string): Shelf {
  const found = shelves.find((shelf) => shelf.userId === userId && shelf.projectId === projectId);
  if (found) return found;
  const queue = new UploadQueue({
    send: sendTo(queries, userId, projectId),
    open: openArchive,
    largest: largestUpload(),
  });
  const shelf = new Shelf(userId, projectId, queue);
  queue.subscribe(guard);
  shelves = [...shelves, shelf];
  // A component that is being drawn has asked for it: the others hear of it when that is done.
  queueMicrotask(() => listeners.forEach((listener) => listener()));
  return shelf;
}

function sendTo(queries: QueryClient, userId: string, projectId: string): Send {
  const reread = throttle(() => {
    // A read that is under way may have begun before the upload; cancelling it each time would starve the page.
    if (queries.isFetching({ queryKey: ['documents', projectId], exact: true }) > 0) reread.ask();
    else void readAgain(queries, after.documentsArrived(projectId));
  }, pause);
  return async (file, title, underway) => {
    const signedIn = queries.getQueryData<Session>(['session'])?.user?.user_id;
    if (signedIn !== userId) {
      throw new Problem(401, { detail: t.file.signedOut });
    }
    const { status, body } = await uploadDocument(projectId, file, title ?? undefined, underway);
    reread.ask();
    return { document: body, made: status === 201 };
  };
}

/** Asks before the page is left while files are on their way; only then, so that pages stay quick to come back to. */
function guard(): void {
  const busy = shelves.some((shelf) => shelf.isBusy());
  if (busy === guarding) return;
  guarding = busy;
  if (busy) {
    window.addEventListener('beforeunload', ask);
    window.addEventListener('pagehide', remember);
  } else {
    window.removeEventListener('beforeunload', ask);
    window.removeEventListener('pagehide', remember);
  }
}

function ask(event: BeforeUnloadEvent): void {
  remember();
  event.preventDefault();
}

function remember(): void {
  shelves.forEach((shelf) => shelf.remember());
}
