import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { aRun } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { lookAway } from './lookedAt';
import { useReview } from './useReview';

const mine = aRun({ run_id: '0190-1', schema_id: 'care' });
const theirs = aRun({ run_id: '0190-2', source_uid: 's2', schema_id: 'other' });

function review(runs = [mine]) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  serve(({ path }) =>
    path.startsWith('/projects/p/runs') ? { body: { items: runs, next_cursor: null } } : undefined,
  );
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useReview('p'), { wrapper });
  return { result, comes: () => act(() => void queries.setQueryData(['runs', 'p'], [mine, theirs])) };
}

beforeEach(() => {
  localStorage.clear();
  lookAway('p');
});

describe('the schema that a project is looked at under', () => {
  it('stays while the project is open, whatever a colleague applies', async () => {
    const { result, comes } = review();
    await waitFor(() => expect(result.current.schemaId).toBe('care'));
    void comes();
    await waitFor(() => expect([...result.current.effective.keys()]).toEqual(['s1']));
    expect(result.current.schemaId).toBe('care');
  });

  it('is another one when a person chooses it, and that of the newest run at the next visit', async () => {
    const { result, comes } = review();
    await waitFor(() => expect(result.current.schemaId).toBe('care'));
    void comes();
    act(() => result.current.choose('other'));
    expect(result.current.schemaId).toBe('other');
    localStorage.clear();
    lookAway('p');
    const next = review([mine, theirs]);
    await waitFor(() => expect(next.result.current.schemaId).toBe('other'));
  });

  it('may be chosen before its first run has been read', async () => {
    const { result, comes } = review();
    await waitFor(() => expect(result.current.schemaId).toBe('care'));
    act(() => result.current.choose('other'));
    void comes();
    await waitFor(() => expect(result.current.schemaId).toBe('other'));
  });
});
