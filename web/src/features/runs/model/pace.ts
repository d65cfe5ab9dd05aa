import { locales } from 'texts/language';
import { runs as t } from 'texts/runs';
import type { Counts } from '../../../shared/api/types';

/** How many blocks were settled at a moment. */
export interface Sample {
  at: number;
  settled: number;
}

export const windowMs = 60_000;
/** Before so much time has passed a rate would be a guess. */
const leastMs = 4000;

/** What a worker is through with, whatever a person made of it then. */
export function settledOf({ ai_complete, confirmed, rejected, failed }: Counts): number {
  return ai_complete + confirmed + rejected + failed;
}

/** The samples with one more; where blocks were given back the counting begins anew. */
export function withSample(samples: readonly Sample[], at: number, settled: number): Sample[] {
  const last = samples.at(-1);
  if (!last || settled < last.settled) return [{ at, settled }];
  if (settled === last.settled) return [...samples];
  const next = [...samples, { at, settled }];
  // The last one before the window says how many there were when it began.
  const first = next.findLastIndex((sample) => sample.at <= at - windowMs);
  return first > 0 ? next.slice(first) : next;
}

/** Blocks a minute over the last minute; null while too little is known. */
export function ratePerMinute(samples: readonly Sample[], now: number): number | null {
  const last = samples.at(-1);
  if (!last) return null;
  const begin = now - windowMs;
  const base = samples.findLast((sample) => sample.at <= begin) ?? samples[0]!;
  const elapsed = now - Math.max(base.at, begin);
  if (elapsed < leastMs) return null;
  return ((last.settled - base.settled) * 60_000) / elapsed;
}

/** How long the rest will take at this rate, in milliseconds; null where nothing moves. */
export function timeLeft(remaining: number, rate: number | null): number | null {
  if (remaining <= 0) return 0;
  return rate === null || rate <= 0 ? null : (remaining / rate) * 60_000;
}

/** "under a minute", "about 6 min", "about 2 h 10 min": no finer than it is known. */
export function leftWords(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return t.pace.underAMinute;
  return t.pace.about(timeWords(minutes));
}

/** The same where there is little room: "<1 min", "6 min", "2 h 10 min". */
export function shortLeft(milliseconds: number): string {
  return milliseconds < 60_000 ? t.pace.underAMinuteShort : timeWords(milliseconds / 60_000);
}

function timeWords(minutes: number): string {
  if (minutes < 60) return t.pace.minutes(Math.round(minutes));
  const whole = Math.round(minutes / 5) * 5;
  const hours = Math.floor(whole / 60);
  if (hours >= 24) return t.pace.days(Math.round(hours / 24), Math.round(hours % 24));
  return t.pace.hours(hours, whole % 60);
}

const clock = new Intl.DateTimeFormat(locales.dates, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(locales.dates, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** When it will be over: the time, with the day where that is another one. */
export function endWords(now: number, milliseconds: number): string {
  const end = new Date(now + milliseconds);
  const sameDay = end.toDateString() === new Date(now).toDateString();
  return (sameDay ? clock : dayAndClock).format(end);
}

/** "212 blocks/min"; slow ones are told by the hour. */
export function rateWords(rate: number): string {
  if (rate > 0 && rate < 1) return t.pace.perHour(Math.max(1, Math.round(rate * 60)));
  return t.pace.perMinute(Math.round(rate));
}
