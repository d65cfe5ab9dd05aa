import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { documents as t } from 'texts/documents';
import type { SourceDocument } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { StatusPill } from '../../../shared/ui/Status';
import { toastProblem } from '../../../shared/ui/toast';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useScope } from '../../../shared/realtime/scope';
import { standingOf } from '../../runs/model/effective';
import { retryDocument } from '../../documents/api/documents';

/** A document that has no blocks yet, or could not get any. */
export function NotYet({ document }: { document: SourceDocument }) {
  const { project } = useScope();
  const retry = useMutation({
    mutationFn: () => retryDocument(project.project_id, document.source_uid),
    onError: toastProblem,
  });
  const failed = document.status === 'conversion_failed' || document.status === 'ingest_failed';
  const standing = standingOf(document, undefined);
  const home = `/app/projects/${project.project_id}`;
  return (
    <>
      <Toolbar>
        <Crumbs trail={[{ to: home, name: project.project_name }]} here={document.doc_title} />
        {standing && <StatusPill status={standing.status} word={standing.word} />}
      </Toolbar>
      {failed ? (
        <EmptyState title={t.notYet.failed} hint={document.error ?? t.notYet.noReason}>
          {can(project.role, 'editor') && (
            <Button loading={retry.isPending} onClick={() => retry.mutate()}>
              {t.notYet.again}
            </Button>
          )}
        </EmptyState>
      ) : (
        <div role="status">
          <EmptyState title={t.notYet.reading} hint={t.notYet.readingHint} />
        </div>
      )}
    </>
  );
}
