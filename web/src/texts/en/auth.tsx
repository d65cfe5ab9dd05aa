import type { ReactNode } from 'react';

/** Draws the words of a link in the middle of a sentence. */
type Link = (words: string) => ReactNode;

/** What the page to sign in needs; the pages that links in mail lead to have their words in `auth-mail`. */
export const auth = {
  email: 'E-mail',
  password: 'Password',
  show: 'Show the password',
  tooMany: (wait: string) => `Too many attempts. Try again in ${wait}.`,
  tryNow: 'You can try again now.',
  login: {
    title: 'Sign in',
    verb: 'Sign in',
    ended: 'Your session has ended. Sign in again to go on where you were.',
    reset: 'Your password is changed, and you are signed out everywhere. Sign in with the new one.',
    deleted: 'Your account is deleted.',
    forgotten: 'Forgotten your password?',
    noAccount: (register: Link) => <>No account yet? {register('Register')}</>,
    or: 'or',
    with: (provider: string) => `Continue with ${provider}`,
    unconfirmed: 'Your e-mail address is not confirmed yet. Open the link in the mail that we sent to it.',
    sendAgain: 'Send the mail again',
    sentAgain: (email: string) => `A new mail is on its way to ${email}.`,
  },
  /** Why signing in at another site led back here. */
  outside: {
    failed: 'Signing in there did not work. Try again, or use your password.',
    denied: 'It was not allowed there, so nothing has been done.',
    unconfirmed:
      'That account’s e-mail address is not confirmed there. Confirm it first, or use your password.',
    exists:
      'There is an account with that e-mail address already. Sign in with its password; you can link the other way in under Settings.',
    closed: 'Only people who were invited can register here.',
    unavailable: 'That site cannot be reached at the moment. Try again later, or use your password.',
  } as Record<string, string>,
};
