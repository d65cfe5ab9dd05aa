import { lazy, Suspense } from 'react';
import type { ExportScope } from '../model/scope';

const ExportDialog = lazy(() => import('./ExportDialog'));

/** The dialog of exports, which is loaded when somebody first wants one. */
export function Exporting(props: { scope: ExportScope; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <ExportDialog {...props} />
    </Suspense>
  );
}
