import { useEffect, useRef, useState } from 'react';

const interval = 10_000;

/** What to tell those who listen rather than look: now and then while words keep changing, and at the end at once. */
export function useCalm(words: string, changing: boolean): string {
  const [told, setTold] = useState(words);
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
    if (!changing) setTold(words);
  }, [words, changing]);
  useEffect(() => {
    if (!changing) return;
    const timer = setInterval(() => setTold(latest.current), interval);
    return () => clearInterval(timer);
  }, [changing]);
  return told;
}
