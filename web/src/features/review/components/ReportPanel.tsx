import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { documents as t } from 'texts/documents';
import type { ParseReport, SourceDocument } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import details from '../../review-grid/components/Details.module.css';
import { typeWords } from '../../review-grid/model/row';
import { reportQuery } from '../../documents/api/documents';
import css from './ReportPanel.module.css';

interface Props {
  projectId: string;
  document: SourceDocument;
  onClose: () => void;
}

/** How a document was read: what was found in it, and what was dropped or is uncertain. */
export function ReportPanel({ projectId, document, onClose }: Props) {
  const report = useQuery(reportQuery(projectId, document.source_uid));
  return (
    // Escape closes it from within; the page gives the focus back.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={details.panel}
      aria-label={t.report.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={details.head}>
        <h2>{t.report.title}</h2>
        <ActionIcon className={details.close} aria-label={t.report.close} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={details.body} tabIndex={0}>
        {report.isPending && <RowsSkeleton rows={6} />}
        {report.isLoadingError && <Failure error={report.error} retry={() => void report.refetch()} />}
        {report.data && <Found report={report.data} document={document} />}
      </div>
    </aside>
  );
}

function Found({ report, document }: { report: ParseReport; document: SourceDocument }) {
  const facts: [string, string][] = [
    [t.report.tool, [document.conv_parsing_tool, document.conv_tool_version].filter(Boolean).join(', ')],
    [t.report.encoding, report.encoding ?? ''],
    [pagesWord(document.source_type), report.pages === null ? '' : count(report.pages)],
    [t.report.words, report.words === null ? '' : count(report.words)],
    [t.report.blocks, document.conv_total_blocks === null ? '' : count(document.conv_total_blocks)],
  ];
  return (
    <>
      {report.notes.length > 0 ? (
        <ul className={css.notes}>
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : (
        <p className={css.fine}>{t.report.fine}</p>
      )}
      <dl className={css.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3 className={css.title}>{t.report.byType}</h3>
      <dl className={css.facts}>
        {Object.entries(report.blocks_by_type).map(([type, number]) => (
          <div key={type}>
            <dt>{typeWords(type)}</dt>
            <dd>{count(number)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function pagesWord(type: string): string {
  if (type === 'pptx') return t.report.slides;
  return type === 'xlsx' ? t.report.sheets : t.report.pages;
}
