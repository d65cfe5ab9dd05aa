import { count, locales } from 'texts/language';
import { shared } from 'texts/shared';

export { count, plural } from 'texts/language';

const t = shared.amounts;
const day = new Intl.DateTimeFormat(locales.dates, { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat(locales.dates, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

const second = new Intl.DateTimeFormat(locales.dates, { timeStyle: 'medium' });

export function bytes(value: number): string {
  if (value < 1000) return t.bytes(String(value));
  const [amount, words] = value < 1_000_000 ? [value / 1000, t.kilobytes] : [value / 1_000_000, t.megabytes];
  return words(amount.toFixed(amount < 100 ? 1 : 0));
}

export function onDay(time: string | null | undefined): string {
  return time ? day.format(new Date(time)) : '';
}

export function atMoment(time: string | null | undefined): string {
  return time ? moment.format(new Date(time)) : '';
}

/** To the second where it is within the hour: what comes next often is only seconds away. */
export function soonAt(time: string, now: number): string {
  const at = new Date(time);
  return at.getTime() - now < 3_600_000 ? second.format(at) : moment.format(at);
}

/** "section_purpose" reads as "Section purpose". */
export function asLabel(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** A share in whole percent that says 100 only when all is done, and 0 only when nothing is. */
export function percent(part: number, total: number): number {
  if (total === 0 || part === 0) return 0;
  return part >= total ? 100 : Math.min(99, Math.max(1, Math.round((100 * part) / total)));
}

const cents = new Intl.NumberFormat(locales.numbers, { style: 'currency', currency: 'USD' });
const fractions = new Intl.NumberFormat(locales.numbers, {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 2,
});

/** An amount of money: to the cent, and below ten cents to two digits that say something. */
export function usd(amount: number | null | undefined): string {
  if (amount === null || amount === undefined) return t.unknownMoney;
  return Math.abs(amount) >= 0.1 || amount === 0 ? cents.format(amount) : fractions.format(amount);
}

const compact = new Intl.NumberFormat(locales.numbers, { notation: 'compact', maximumSignificantDigits: 3 });

/** "412", "38.2K", "1.04M": for figures that nobody counts one by one. */
export function rough(value: number): string {
  return value < 10_000 ? count(Math.round(value)) : compact.format(value);
}

/** "850 ms", "4.2 s", "2 min 10 s". */
export function span(milliseconds: number): string {
  if (milliseconds < 1000) return t.milliseconds(String(Math.round(milliseconds)));
  const seconds = milliseconds / 1000;
  if (seconds < 60) return t.seconds(seconds.toFixed(seconds < 10 ? 1 : 0));
  const whole = Math.round(seconds);
  return t.minutes(Math.floor(whole / 60), whole % 60);
}

/** "just now", "12 min ago", "3 h ago", then the day. */
export function agoWords(time: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(time)) / 60_000);
  if (minutes < 1) return t.justNow;
  if (minutes < 60) return t.minutesAgo(minutes);
  return minutes < 24 * 60 ? t.hoursAgo(Math.floor(minutes / 60)) : atMoment(time);
}
