import { Suspense } from 'react';
import { lazily } from '../../../shared/lib/lazily';
import type { ExportScope } from '../model/scope';

const ExportDialog = lazily(() => import('./ExportDialog'));

/** The dialog of exports, which is loaded when somebody first wants one. */
export function Exporting(props: { scope: ExportScope; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <ExportDialog {...props} />
    </Suspense>
  );
}
