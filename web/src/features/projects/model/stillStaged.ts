import { project as t } from 'texts/project';
import type { Run, SourceDocument } from '../../../shared/api/types';
import type { LeftOut } from '../../../shared/lib/jobs';
import { runPath } from '../../runs/model/runList';

/** The documents in which blocks are still staged after all were to be confirmed; each leads to those blocks. */
export function stillStaged(
  projectId: string,
  effective: ReadonlyMap<string, Run>,
  documents: SourceDocument[],
): LeftOut[] {
  return documents.flatMap(({ source_uid, doc_title }) => {
    const run = effective.get(source_uid);
    if (!run?.counts.ai_complete) return [];
    return [
      {
        name: doc_title,
        why: t.confirm.stillStaged(run.counts.ai_complete),
        to: `${runPath(projectId, run)}&status=ai_complete`,
      },
    ];
  });
}
