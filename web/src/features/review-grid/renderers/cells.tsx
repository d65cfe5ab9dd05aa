import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import type { CustomCellRendererProps } from 'ag-grid-react';
import { review as t } from 'texts/review';
import type { Json, OverlayStatus } from '../../../shared/api/types';
import { StatusWord } from '../../../shared/ui/Status';
import type { FieldParams } from '../columns';
import { isOver, isStaged, type Row, type Unsaved } from '../model/row';
import { shownValue } from '../model/values';

/** What is in an editor at this moment: a value, or a text that is none and why. */
export interface Draft {
  block_uid: string;
  block_index: number;
  field: string;
  value?: Json;
  text?: string;
  wrong?: string;
}

/** What the cells need from the page: the decisions that a row's own buttons make, and what is not saved yet. */
export interface CellContext {
  mayReview: boolean;
  decide: (verb: 'confirm' | 'reject' | 'reopen', row: Row) => void;
  keptAt: (blockUid: string, field: string) => Unsaved | undefined;
  /** The server has something newer for a row that is being edited. */
  isChanged: (blockUid: string) => boolean;
  draft: (draft: Draft) => void;
}

export function ContentCell({ value }: CustomCellRendererProps<Row, string>) {
  return (
    <span className="bd-text" title={tip(value)}>
      {value}
    </span>
  );
}

type ValueProps = CustomCellRendererProps<Row, Json | undefined, CellContext> & FieldParams;

/** A value; where something typed is not saved, that, with what is wrong with it. */
export function ValueCell({ value, field, data, context }: ValueProps) {
  const kept = data && context.keptAt(data.block.block_uid, field.name);
  if (kept) {
    return (
      <span className="bd-text" title={kept.words}>
        {kept.text ?? shownValue(kept.value)}
        <span className="visually-hidden">{t.cells.notSaved(kept.words)}</span>
      </span>
    );
  }
  const text = shownValue(value);
  if (text === '') return null;
  if (field.kind === 'enum') return <span className="bd-chip">{text}</span>;
  return (
    <span className="bd-text" title={tip(text)}>
      {text}
    </span>
  );
}

/** What a cell may have no room for is shown under the pointer, as much of it as anybody reads there. */
function tip(text: string | null | undefined): string | undefined {
  return text && text.length > 24 ? text.slice(0, 1500) : undefined;
}

export function StatusCell({ data, context }: CustomCellRendererProps<Row, OverlayStatus, CellContext>) {
  const status = data?.overlay?.status;
  if (!data || !status) return null;
  const { mayReview, decide } = context;
  return (
    <span className="bd-status-line" title={data.overlay?.last_error ?? undefined}>
      <StatusWord
        status={status}
        word={context.isChanged(data.block.block_uid) ? t.cells.changed : undefined}
      />
      {mayReview && (isStaged(data) || isOver(data)) && (
        <span className="bd-verbs">
          {isStaged(data) ? (
            <>
              <Verb label={t.cells.confirm} onClick={() => decide('confirm', data)}>
                <IconCheck size={14} stroke={1.8} />
              </Verb>
              <Verb label={t.cells.reject} onClick={() => decide('reject', data)}>
                <IconX size={14} stroke={1.8} />
              </Verb>
            </>
          ) : (
            <Verb label={t.cells.reopen} onClick={() => decide('reopen', data)}>
              <IconArrowBackUp size={14} stroke={1.8} />
            </Verb>
          )}
        </span>
      )}
      {status === 'failed' && data.overlay?.last_error && (
        <span className="bd-why">{data.overlay.last_error}</span>
      )}
    </span>
  );
}

function Verb({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className="bd-verb"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

export const renderers = { content: ContentCell, value: ValueCell, status: StatusCell };
