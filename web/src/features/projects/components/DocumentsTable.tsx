import { useCallback } from 'react';
import { project as t } from 'texts/project';
import type { Run, SourceDocument } from '../../../shared/api/types';
import type { Selection } from '../../../shared/lib/selection';
import { LongTable, type Column } from '../../../shared/ui/LongTable';
import { useRowMenu } from '../../../shared/ui/RowMenu';
import table from '../../../shared/ui/table.module.css';
import { after, type Order, type SortKey } from '../model/order';
import { DocumentMenu, type DocumentVerb } from './DocumentMenu';
import { DocumentRow } from './DocumentRow';
import css from './DocumentsTable.module.css';

interface Props {
  projectId: string;
  documents: SourceDocument[];
  runs: Map<string, Run>;
  order: Order;
  onOrder: (order: Order) => void;
  editor: boolean;
  /** What an editor may do with several at once begins here. */
  selection: Selection | undefined;
  /** What the table scrolls in. */
  scroller: HTMLElement | null;
  onVerb: (verb: DocumentVerb, document: SourceDocument) => void;
}

const columns: Column<SortKey>[] = [
  { by: 'title', label: t.documents.document },
  { by: 'type', label: t.documents.type, className: css.type },
  { by: 'blocks', label: t.documents.blocks, className: `${table.number} ${css.blocks}` },
  { by: 'status', label: t.documents.status, className: css.status },
  { by: 'progress', label: t.documents.progress, className: css.progress },
  { by: 'staged', label: t.documents.staged, className: `${table.number} ${css.staged}` },
];

export const uidOf = ({ source_uid }: SourceDocument) => source_uid;

/** A project's documents. */
export function DocumentsTable(props: Props) {
  const { projectId, documents, runs, order, onOrder, editor, selection, scroller, onVerb } = props;
  const { menu, onMenu, close } = useRowMenu<SourceDocument>();
  const pick = selection?.pick;
  const onPick = useCallback(
    (document: SourceDocument, range: boolean) => pick?.(uidOf(document), range),
    [pick],
  );
  return (
    <>
      <LongTable
        label={t.documents.title}
        className={css.table}
        columns={columns}
        items={documents}
        keyOf={uidOf}
        order={order}
        onSort={(by) => onOrder(after(order, by))}
        scroller={scroller}
        selection={selection}
        row={(document, place) => (
          <DocumentRow
            projectId={projectId}
            document={document}
            run={runs.get(document.source_uid)}
            place={place}
            chosen={selection?.ids.has(document.source_uid)}
            onPick={onPick}
            menu={menu?.item.source_uid === document.source_uid}
            onMenu={onMenu}
          />
        )}
      />
      {menu && (
        <DocumentMenu projectId={projectId} of={menu} editor={editor} onVerb={onVerb} onClose={close} />
      )}
    </>
  );
}
