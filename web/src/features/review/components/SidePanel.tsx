import type { Run, SourceDocument } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { useScope } from '../../../shared/realtime/scope';
import type { ReviewVerbs } from '../../review-grid/api/overlays';
import { Details } from '../../review-grid/components/Details';
import type { Row } from '../../review-grid/model/row';
import type { RowStore } from '../../review-grid/model/store';
import type { Field } from '../../schemas/model/fields';
import { FailuresPanel } from './FailuresPanel';
import { ReportPanel } from './ReportPanel';

export type Side = 'details' | 'failures' | 'report' | null;

interface Props {
  side: Side;
  document: SourceDocument;
  run: Run | undefined;
  store: RowStore;
  fields: Field[];
  verbs: ReviewVerbs | null;
  focused: Row | null;
  onlyFailed: boolean;
  onOnlyFailed: (only: boolean) => void;
  /** To the row of a block that failed. */
  onBlock: (blockUid: string) => void;
  neighbours: [Row | undefined, Row | undefined];
  singleKeys: boolean;
  onGo: (blockUid: string) => void;
  onCopyLink: () => void;
  onClose: () => void;
}

/** What stands beside the grid: a block in full, what failed, or how the document was read. */
export function SidePanel(props: Props) {
  const { side, document, run, store, fields, verbs, focused, onlyFailed, onBlock, onClose } = props;
  const { project } = useScope();
  const id = project.project_id;
  if (side === 'failures' && run) {
    return (
      <FailuresPanel
        projectId={id}
        run={run}
        reviewer={can(project.role, 'reviewer')}
        editor={can(project.role, 'editor')}
        onBlock={onBlock}
        onlyFailed={onlyFailed}
        onOnlyFailed={() => props.onOnlyFailed(!onlyFailed)}
        onClose={onClose}
      />
    );
  }
  if (side === 'report') return <ReportPanel projectId={id} document={document} onClose={onClose} />;
  if (side !== 'details' || !focused) return null;
  return (
    <Details
      store={store}
      blockUid={focused.block.block_uid}
      fields={fields}
      verbs={verbs}
      neighbours={props.neighbours}
      markdown={document.source_type === 'md'}
      singleKeys={props.singleKeys}
      onGo={props.onGo}
      onCopyLink={props.onCopyLink}
      onClose={onClose}
    />
  );
}
