import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type View = 'documents' | 'runs' | 'members';

/** Which side of a project is looked at: the address says so, and Back leads to the one before. */
export function useView(): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('view');
  const view = asked === 'runs' || asked === 'members' ? asked : 'documents';
  const show = useCallback(
    (next: View) => setParams(next === 'documents' ? {} : { view: next }),
    [setParams],
  );
  return [view, show];
}
