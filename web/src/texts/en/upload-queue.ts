import { count } from 'texts/language';

/** Uploads that go on while other pages are looked at; the words of their own page are in `upload`. */
export const uploadQueue = {
  elsewhere: {
    title: 'To the uploads',
    uploading: 'Uploading',
    uploads: 'Uploads',
    sent: (done: number, all: number) => `${count(done)} of ${count(all)} sent`,
    refused: (number: number) => `${count(number)} not uploaded`,
  },
  archive: {
    tooMany: (most: number) =>
      `This archive holds more than ${count(most)} files. Unpack it and drop its folders.`,
    tooLarge: (most: string) => `This archive unpacks to more than ${most}. Unpack it yourself.`,
    damaged: 'This is no ZIP archive that can be opened: it is damaged or cut off.',
    empty: 'There is no document in this archive.',
    nested: 'An archive inside an archive is not opened. Unpack it first.',
    encrypted: 'This file is encrypted in its archive. Unpack it with its password first.',
    lies: 'This file is not as large as its archive says. It was not unpacked.',
    damagedFile: 'This file is damaged in its archive, or packed in a way that is not read.',
  },
  file: {
    empty: 'This file is empty.',
    tooLarge: (size: string, most: string) => `This file is ${size} large; at most ${most} are taken.`,
    gone: 'This file is no longer at hand. Choose it again.',
    changed: (name: string) => `${name} has been moved or changed since it was chosen. Choose it again.`,
    signedOut: 'You are no longer signed in as the one who chose this file.',
  },
  rest: {
    unreachable: 'The server cannot be reached',
    asked: 'The server asks for a pause',
  },
};
