import { useSyncExternalStore, type ReactNode } from 'react';
import { shared as t } from 'texts/shared';
import { wordsOf } from '../api/problem';

const kinds = {
  done: { color: 'teal', autoClose: 4000 },
  /** Not all went as asked: it stays long enough to be read. */
  notice: { color: 'yellow', autoClose: 9000 },
  wrong: { color: 'red', autoClose: 9000 },
  /** Something can be fetched: it stays until somebody has had the time to. */
  ready: { color: 'teal', autoClose: 30_000 },
};

let wanted = false;
const listeners = new Set<() => void>();

/** Whether anything has been said yet: until then, there is nothing to show it in. */
export function useToastsWanted(): boolean {
  return useSyncExternalStore(subscribe, () => wanted);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Says something in passing. The toasts' code is loaded when a signed-in person begins to do something, or when there is something to say before that. */
export function toast(message: ReactNode, kind: keyof typeof kinds = 'done'): void {
  if (!wanted) {
    wanted = true;
    listeners.forEach((listener) => listener());
  }
  import('@mantine/notifications').then(
    ({ notifications }) =>
      notifications.show({
        message,
        ...kinds[kind],
        withBorder: true,
        closeButtonProps: { 'aria-label': t.toast.close },
      }),
    // What shows it cannot be fetched now; it is still worth saying when it can be.
    () => setTimeout(() => toast(message, kind), 5000),
  );
}

export function toastProblem(error: unknown): void {
  toast(wordsOf(error), 'wrong');
}
