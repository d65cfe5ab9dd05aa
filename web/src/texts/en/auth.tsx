import type { ReactNode } from 'react';

/** Draws the words of a link in the middle of a sentence. */
type Link = (words: string) => ReactNode;

export const auth = {
  email: 'E-mail',
  password: 'Password',
  login: {
    title: 'Sign in',
    verb: 'Sign in',
    ended: 'Your session has ended. Sign in again to go on where you were.',
    noAccount: (register: Link) => <>No account yet? {register('Register')}</>,
  },
  register: {
    pageTitle: 'Register',
    title: 'Create an account',
    name: 'Name',
    verb: 'Register',
    haveAccount: (signIn: Link) => <>Already registered? {signIn('Sign in')}</>,
  },
};
