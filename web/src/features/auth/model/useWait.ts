import { useEffect, useState } from 'react';
import { Problem } from '../../../shared/api/problem';

/** Whether too much was tried, and how long until it may be tried again; null when it may. */
export function useWait(error: unknown): number | null {
  const [over, setOver] = useState<unknown>(null);
  const throttled = error instanceof Problem && error.status === 429 && error !== over;
  const seconds = throttled ? Math.max(1, Math.ceil(error.retryAfter ?? 60)) : null;
  useEffect(() => {
    if (seconds === null) return;
    const timer = setTimeout(() => setOver(error), seconds * 1000);
    return () => clearTimeout(timer);
  }, [error, seconds]);
  return seconds;
}
