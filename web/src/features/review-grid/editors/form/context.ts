import { createContext, useCallback, useContext, useEffect, useRef, type RefObject } from 'react';

/** What the parts of a form share: what is wrong at a place, and where the focus goes after the next change. */
export interface FormContext {
  wrongAt: (at: string) => string | undefined;
  focusNext: (at: string) => void;
}

const Form = createContext<FormContext>({ wrongAt: () => undefined, focusNext: () => {} });

export const FormProvider = Form.Provider;

export function useForm(): FormContext {
  return useContext(Form);
}

export const focusable = 'input, select, textarea, button:not([aria-disabled="true"]):not(:disabled)';

/** Leads the focus to a part of a form once the next change is drawn; until then the form itself has it. */
export function useFocusNext(frame: RefObject<HTMLElement | null>): (at: string) => void {
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current === null) return;
    const wanted = frame.current?.querySelector<HTMLElement>(`[data-at="${CSS.escape(next.current)}"]`);
    next.current = null;
    const target = wanted?.matches(focusable) ? wanted : wanted?.querySelector<HTMLElement>(focusable);
    // Of a card what is typed there comes before the tools of its head.
    const inCard = wanted?.parentElement?.querySelector<HTMLElement>('input, select, textarea');
    (wanted?.matches(focusable) ? wanted : (inCard ?? target))?.focus();
  });
  return useCallback(
    (at: string) => {
      // What has the focus may go with the change, and the grid would close an editor that has lost it.
      frame.current?.focus();
      next.current = at;
    },
    [frame],
  );
}
