import type { ReactNode } from 'react';

type Link = (words: string) => ReactNode;

/** Registering, and the pages that links in mail lead to. */
export const authMail = {
  toSignIn: 'To the sign-in page',
  goOn: 'Go on',
  passwordRule: 'At least 10 characters.',
  register: {
    pageTitle: 'Register',
    title: 'Create an account',
    name: 'Name',
    verb: 'Register',
    haveAccount: (signIn: Link) => <>Already registered? {signIn('Sign in')}</>,
    closed:
      'Only people who were invited can register here. Open the link of your invitation, or ask for one.',
    invited: (project: string) => `You are invited to “${project}”. The invitation is for this address.`,
  },
  sent: {
    pageTitle: 'Look into your mail',
    title: 'Look into your mail',
    words: (email: ReactNode) => (
      <>We have sent a mail to {email}. Open the link in it, and you can sign in.</>
    ),
    nothing: 'Nothing there after some minutes? Look among the unwanted mail, or have it sent again.',
    again: 'Send it again',
    sentAgain: 'Sent again.',
    another: (register: Link) => <>Was the address wrong? {register('Register again')}</>,
  },
  forgot: {
    pageTitle: 'Forgotten password',
    title: 'Forgotten your password?',
    words: 'Tell us your address, and we send you a link with which you choose a new one.',
    verb: 'Send the link',
    sentTitle: 'Look into your mail',
    sent: (email: ReactNode) => (
      <>
        If there is an account with {email}, a mail is on its way. Its link works once, and only for a while.
      </>
    ),
    remembered: (signIn: Link) => <>Remembered it? {signIn('Sign in')}</>,
  },
  reset: {
    pageTitle: 'New password',
    title: 'Choose a new password',
    words: 'You are signed out everywhere when it is changed.',
    password: 'New password',
    verb: 'Change password',
    spentTitle: 'This link does not work any more',
    spent: 'It was used already, or it is too old.',
    another: 'Have another one sent',
  },
  verify: {
    pageTitle: 'Confirm your address',
    title: 'Is this your address?',
    words: 'You have come by the link that we sent there. Confirm the address, and you can sign in with it.',
    confirm: 'Confirm this address',
    doneTitle: 'Your address is confirmed',
    done: 'You can sign in now.',
    doneSignedIn: 'You can go on.',
    spentTitle: 'This link does not work any more',
    spent:
      'It was used already, or it is too old. If your address is not confirmed yet, have another mail sent.',
    verb: 'Send another mail',
    sent: (email: ReactNode) => <>If {email} waits to be confirmed, a mail is on its way.</>,
  },
  invitation: {
    pageTitle: 'Invitation',
    title: (project: string) => `You are invited to “${project}”`,
    words: (by: string, email: ReactNode, role: string) => (
      <>
        {by} has invited {email} as {role}.
      </>
    ),
    may: (role: string, what: string) =>
      `${role.charAt(0).toUpperCase()}${role.slice(1)}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    until: (day: string) => `The invitation is good until ${day}.`,
    accept: 'Accept and open the project',
    createAccount: 'Create an account',
    signIn: 'I have an account',
    wrongAccount: (me: ReactNode, email: ReactNode) => (
      <>
        You are signed in as {me}, but the invitation is for {email}. Sign out, then open it with that
        account.
      </>
    ),
    signOut: 'Sign out',
    spentTitle: 'This invitation does not work any more',
    spent: 'It was used or withdrawn, or is older than seven days. Ask who invited you for another one.',
    toProjects: 'To the projects',
  },
};
