import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** Where a schema was missed: in a project, or on the page of one of its documents. */
export interface Missed {
  projectId: string;
  sourceUid?: string;
}

/** Where a schema is made for that place. */
export function newSchemaPath({ projectId, sourceUid }: Missed): string {
  const query = new URLSearchParams({ for: projectId, ...(sourceUid ? { document: sourceUid } : {}) });
  return `/app/schemas/new?${query.toString()}`;
}

/** Back to where it was missed, with it chosen; null where it is made for its own sake. */
export function backPath(params: URLSearchParams, schemaId: string): string | null {
  const projectId = params.get('for');
  if (!projectId) return null;
  const sourceUid = params.get('document');
  const document = sourceUid ? `/documents/${encodeURIComponent(sourceUid)}` : '';
  const query = new URLSearchParams({ apply: schemaId });
  return `/app/projects/${encodeURIComponent(projectId)}${document}?${query.toString()}`;
}

/** The schema with which somebody comes back to where it was missed. The address says so only once. */
export function useMade(): string | null {
  const [params, setParams] = useSearchParams();
  const [made] = useState(() => params.get('apply'));
  useEffect(() => {
    if (!params.has('apply')) return;
    setParams(
      (now) => {
        now.delete('apply');
        return now;
      },
      { replace: true },
    );
  }, [params, setParams]);
  return made;
}
