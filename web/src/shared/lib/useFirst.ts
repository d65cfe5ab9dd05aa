import { useState } from 'react';

/** The first value that there was, whatever comes after it: what a person reads does not change under the hand. */
export function useFirst<T>(value: T | null | undefined): T | null {
  const [first, setFirst] = useState(value ?? null);
  if (first === null && value != null) setFirst(value);
  return first ?? value ?? null;
}
