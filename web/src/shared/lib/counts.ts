import { sharedParts as t } from 'texts/shared-parts';
import type { Counts } from '../api/types';

export const noCounts: Counts = {
  pending: 0,
  claimed: 0,
  ai_complete: 0,
  confirmed: 0,
  rejected: 0,
  failed: 0,
};

export function totalOf(counts: Counts): number {
  const { pending, claimed, ai_complete, confirmed, rejected, failed } = counts;
  return pending + claimed + ai_complete + confirmed + rejected + failed;
}

/** What a person has decided on: confirmed, or set aside. */
export function decidedOf({ confirmed, rejected }: Counts): number {
  return confirmed + rejected;
}

/** "All decided: 4,980 confirmed, 24 rejected". */
export function decidedWords({ confirmed, rejected }: Counts): string {
  return t.allDecided(confirmed, rejected);
}
