import { wordsOf } from '../api/problem';

const kinds = {
  done: { color: 'teal', autoClose: 4000 },
  /** Not all went as asked: it stays long enough to be read. */
  notice: { color: 'yellow', autoClose: 9000 },
  wrong: { color: 'red', autoClose: 9000 },
};

/** Says something in passing. The toasts' code is loaded when there is first something to say. */
export function toast(message: string, kind: keyof typeof kinds = 'done'): void {
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({ message, ...kinds[kind], withBorder: true }),
  );
}

export function toastProblem(error: unknown): void {
  toast(wordsOf(error), 'wrong');
}
