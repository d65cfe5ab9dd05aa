import { shared } from 'texts/shared';
import { bytes } from '../../../shared/lib/format';

const mebibyte = 1_048_576;
const usual = 100 * mebibyte;

/** How large a file this installation takes, in bytes: the server writes it into the page. */
export function largestUpload(page: Document = document): number {
  const written = Number(page.querySelector<HTMLMetaElement>('meta[name="max-upload"]')?.content);
  return Number.isInteger(written) && written > 0 ? written : usual;
}

/** "100 MB", as it is set: settings count in powers of two. */
export function limitWords(limit: number): string {
  return limit % mebibyte === 0 ? shared.amounts.megabytes(String(limit / mebibyte)) : bytes(limit);
}
