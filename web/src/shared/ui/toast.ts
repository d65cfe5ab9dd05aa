import { wordsOf } from '../api/problem';

/** Says something in passing. The toasts' code is loaded when there is first something to say. */
export function toast(message: string, kind: 'done' | 'wrong' = 'done'): void {
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({
      message,
      color: kind === 'done' ? 'teal' : 'red',
      autoClose: kind === 'done' ? 4000 : 9000,
      withBorder: true,
    }),
  );
}

export function toastProblem(error: unknown): void {
  toast(wordsOf(error), 'wrong');
}
