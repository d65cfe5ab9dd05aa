import { createContext, useContext } from 'react';

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
