import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditFilter } from '../api/members';

/** What of the log is asked for: the address says so. */
export function useAuditFilter() {
  const [params, setParams] = useSearchParams();
  const filter: AuditFilter = { kind: params.get('kind'), actor: params.get('actor') };
  const choose = useCallback(
    (what: { kind?: string; actor?: string }) =>
      setParams(
        (now) => {
          for (const [key, value] of Object.entries(what)) {
            if (value) now.set(key, value);
            else now.delete(key);
          }
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = () => choose({ kind: '', actor: '' });
  return { filter, choose, clear };
}
