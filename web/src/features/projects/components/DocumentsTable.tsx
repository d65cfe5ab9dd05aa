import { Fragment, useCallback, useRef, useState } from 'react';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { SortHead } from '../../../shared/ui/SortHead';
import table from '../../../shared/ui/table.module.css';
import { after, type Order, type SortKey } from '../../documents/model/order';
import { useRowsInSight } from '../model/useRowsInSight';
import { useTop } from '../model/useTop';
import { DocumentMenu, type DocumentVerb, type MenuOf } from './DocumentMenu';
import { DocumentRow } from './DocumentRow';
import css from './DocumentsTable.module.css';

interface Props {
  projectId: string;
  documents: SourceDocument[];
  runs: Map<string, Run>;
  order: Order;
  onOrder: (order: Order) => void;
  editor: boolean;
  /** What the table scrolls in. */
  scroller: HTMLElement | null;
  onVerb: (verb: DocumentVerb, document: SourceDocument) => void;
}

const columns: { by: SortKey; label: string; className?: string }[] = [
  { by: 'title', label: 'Document' },
  { by: 'type', label: 'Type', className: css.type },
  { by: 'blocks', label: 'Blocks', className: `${table.number} ${css.blocks}` },
  { by: 'status', label: 'Status', className: css.status },
  { by: 'progress', label: 'Progress', className: css.progress },
  { by: 'staged', label: 'Staged', className: `${table.number} ${css.staged}` },
];

/** A project's documents. Of a long list only the rows in sight are drawn, and the one that has the keyboard. */
export function DocumentsTable(props: Props) {
  const { projectId, documents, runs, order, onOrder, editor, scroller, onVerb } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const above = useTop(body, scroller);
  const [held, setHeld] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuOf | null>(null);
  const { rows, below } = useRowsInSight({ documents, scroller, above, held });

  const onMenu = useCallback(
    (document: SourceDocument, button: HTMLElement) =>
      setMenu((open) => (open?.button === button ? null : { document, button })),
    [],
  );
  return (
    <>
      <table className={`${table.table} ${css.table}`} aria-rowcount={documents.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ by, label, className }) => (
              <SortHead
                key={by}
                className={className}
                sorted={order.by === by ? (order.down ? 'down' : 'up') : null}
                onSort={() => onOrder(after(order, by))}
              >
                {label}
              </SortHead>
            ))}
            <th scope="col" className={css.actions}>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onFocus={({ target }) => setHeld(target.closest('tr')?.dataset.document ?? null)}>
          {rows.map(({ document, index, gap }) => (
            <Fragment key={document.source_uid}>
              {gap > 0 && <Gap height={gap} />}
              <DocumentRow
                projectId={projectId}
                document={document}
                run={runs.get(document.source_uid)}
                place={index + 2}
                menu={menu?.document.source_uid === document.source_uid}
                onMenu={onMenu}
              />
            </Fragment>
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
      {menu && (
        <DocumentMenu
          projectId={projectId}
          of={menu}
          editor={editor}
          onVerb={onVerb}
          onClose={() => {
            menu.button.focus();
            setMenu(null);
          }}
        />
      )}
    </>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr className={css.gap} aria-hidden="true">
      <td style={{ height }} colSpan={columns.length + 1} />
    </tr>
  );
}
