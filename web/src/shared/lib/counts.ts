import type { Counts } from '../api/types';

export const noCounts: Counts = {
  pending: 0,
  claimed: 0,
  ai_complete: 0,
  confirmed: 0,
  rejected: 0,
  failed: 0,
};
