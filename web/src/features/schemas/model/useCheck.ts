import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Problem, type Finding } from '../../../shared/api/problem';
import type { SchemaCheck } from '../../../shared/api/types';
import { checkQuery } from '../api/schemas';

/** What the server says to a schema that is being written. */
export interface Check {
  pending: boolean;
  answer: SchemaCheck | null;
  findings: Finding[];
  /** It would not be registered as it is. */
  refused: boolean;
  error: unknown;
}

/** Asks the server about a text as it is written, once the writer pauses; null where there is nothing to ask yet. */
export function useCheck(text: string | null): Check {
  const [asked] = useDebouncedValue(text, 350);
  const check = useQuery({ ...checkQuery(asked ?? ''), enabled: asked !== null });
  // What was said about an earlier text is about that one alone.
  const current = text !== null && asked === text;
  const refusal = current && check.error instanceof Problem && check.error.status < 500 ? check.error : null;
  const answer = current ? (check.data ?? null) : null;
  return {
    pending: text !== null && (!current || check.isPending),
    answer,
    findings: refusal?.errors ?? [],
    refused: refusal !== null || answer?.standing === 'ref_taken',
    error: current ? check.error : null,
  };
}
