import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type View = 'documents' | 'runs' | 'members' | 'audit';

const views: View[] = ['documents', 'runs', 'members', 'audit'];

/** Which side of a project is looked at: the address says so, and Back leads to the one before. */
export function useView(owner: boolean): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams();
  const asked = views.find((each) => each === params.get('view')) ?? 'documents';
  // The log is an owner's alone.
  const view = asked === 'audit' && !owner ? 'documents' : asked;
  const show = useCallback(
    (next: View) => setParams(next === 'documents' ? {} : { view: next }),
    [setParams],
  );
  return [view, show];
}
