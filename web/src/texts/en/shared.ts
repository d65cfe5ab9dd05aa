import { count, plural } from 'texts/language';

/** What work on many things is called: "Deleting 3 documents", then "3 documents deleted". */
interface JobWords {
  doing: string;
  done: string;
  one: string;
  many?: string;
}

/** What every page may need, the first one too; the words of lists and dialogs are in `shared-parts`. */
export const shared = {
  product: 'Blockdata',
  pageTitle: (title: string) => `${title} · Blockdata`,
  loading: 'Loading',
  theme: { useLight: 'Use the light theme', useDark: 'Use the dark theme' },
  toast: { close: 'Close this message' },
  failure: { title: 'This could not be loaded', retry: 'Try again' },
  notFound: {
    pageTitle: 'Not found',
    title: 'There is no such page',
    hint: 'It may have been deleted, or it belongs to somebody who has not shared it with you.',
    toProjects: 'To the projects',
  },
  problem: {
    withFinding: (message: string, place: string, finding: string) => `${message} (${place}: ${finding})`,
    somewhere: 'value',
    invalid: 'is not valid',
    unreachable: 'The server cannot be reached. Check the connection and try again.',
    unknown: 'Something went wrong.',
    notFound: 'Not found.',
    forbidden: 'You may not do this here.',
    tooLarge: 'The file is too large.',
    server: 'The server had a problem. Try again in a moment.',
    status: (status: number) => `The server answered ${status}.`,
    notSent: 'The request did not reach the server.',
    stopped: 'The upload was stopped.',
  },
  amounts: {
    bytes: (amount: string) => `${amount} B`,
    kilobytes: (amount: string) => `${amount} KB`,
    megabytes: (amount: string) => `${amount} MB`,
    unknownMoney: 'not known',
    milliseconds: (amount: string) => `${amount} ms`,
    seconds: (amount: string) => `${amount} s`,
    minutes: (minutes: number, seconds: number) => `${minutes} min${seconds ? ` ${seconds} s` : ''}`,
    justNow: 'just now',
    minutesAgo: (minutes: number) => `${minutes} min ago`,
    hoursAgo: (hours: number) => `${hours} h ago`,
  },
  jobs: {
    title: ({ doing, one, many }: JobWords, number: number) => `${doing} ${plural(number, one, many)}`,
    allDone: ({ done, one, many }: JobWords, number: number) => `${plural(number, one, many)} ${done}.`,
    notBegun: 'Not begun.',
    tryAgain: (number: number) => `Try ${count(number)} again`,
    goOn: (number: number) => `Go on with ${count(number)}`,
    /** "2 of 6 documents deleted, 1 could not be, 3 not begun". */
    end: ({ done, one, many }: JobWords, of: { all: number; done: number; refused: number; left: number }) =>
      [
        of.done === 0
          ? `None of ${plural(of.all, one, many)} ${done}`
          : `${count(of.done)} of ${plural(of.all, one, many)} ${done}`,
        of.refused > 0 && `${count(of.refused)} could not be`,
        of.left > 0 && `${count(of.left)} not begun`,
      ]
        .filter(Boolean)
        .join(', '),
  },
};
