import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { project as t } from 'texts/project';
import { CancelRunsDialog } from '../../runs/components/CancelRunsDialog';
import { documentsQuery } from '../../documents/api/documents';
import { Exporting } from '../../exports/components/Exporting';
import { runsQuery } from '../../runs/api/runs';
import { ConfirmDialog } from '../../runs/components/ConfirmDialog';
import { RunPendingDialog } from '../../runs/components/RunPendingDialog';
import { RunSettingsDialog } from '../../runs/components/RunSettingsDialog';
import { effectiveRuns } from '../../runs/model/effective';
import { confirmProject, countProjectStaged, dispatchProject } from '../api/work';
import { after, readAgain } from '../../../shared/api/stale';
import { useScope } from '../../../shared/realtime/scope';
import { stillStaged } from '../model/stillStaged';
import type { Review } from '../model/useReview';
import { ApplyDialog } from './ApplyDialog';
import { DeleteProjectDialog } from './DeleteProjectDialog';
import { ProjectDialog } from './ProjectDialog';

export type ProjectQuestion =
  'apply' | 'confirm' | 'cancel' | 'export' | 'run' | 'trial' | 'settings' | 'project' | 'delete' | null;

interface Props {
  question: ProjectQuestion;
  review: Review;
  /** Ingested documents without a run. */
  bare: number;
  /** A schema that was just made to be applied here. */
  made?: string | null;
  onClose: () => void;
}

/** What is asked before something is done with a whole project. */
export function ProjectDialogs(props: Props) {
  return props.question && <Question key={props.question} {...props} />;
}

/** Asked about what there was when it was opened: what others do meanwhile does not change it under the hand. */
function Question({ question, made = null, onClose, ...now }: Props) {
  const [{ review, bare }] = useState(now);
  const { project } = useScope();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const id = project.project_id;
  if (question === 'apply') {
    return <ApplyDialog projectId={id} made={made} onClose={onClose} onApplied={review.choose} />;
  }
  if (question === 'export') {
    return <Exporting scope={{ of: 'project', schemaId: review.schemaId }} onClose={onClose} />;
  }
  if (question === 'confirm' && review.schemaId) {
    const schemaId = review.schemaId;
    return (
      <ConfirmDialog
        place={t.confirm.place(review.schema?.schema_ref ?? t.confirm.thisSchema)}
        countKey={`${id}:${schemaId}`}
        count={() => countProjectStaged(id, schemaId)}
        confirm={(asOf) => confirmProject(id, schemaId, asOf)}
        leftIn={async () => {
          const [runs, documents] = await Promise.all([
            queries.fetchQuery({ ...runsQuery(id), staleTime: 0 }),
            queries.ensureQueryData(documentsQuery(id)),
          ]);
          return stillStaged(id, effectiveRuns(runs, schemaId), documents);
        }}
        onClose={onClose}
        onDone={() => void readAgain(queries, after.runsCounted(id))}
      />
    );
  }
  if ((question === 'run' || question === 'trial') && review.schemaId) {
    const schemaId = review.schemaId;
    return (
      <RunPendingDialog
        projectId={id}
        schemaId={schemaId}
        runs={review.open}
        pending={review.open.reduce((sum, { counts }) => sum + counts.pending, 0)}
        spent={review.usage?.cost_usd ?? 0}
        trial={question === 'trial'}
        note={bare > 0 ? t.runPending.bare(bare) : undefined}
        send={(most) => dispatchProject(id, schemaId, most)}
        onClose={onClose}
      />
    );
  }
  if (question === 'settings') {
    return <RunSettingsDialog projectId={id} runs={review.open} onClose={onClose} />;
  }
  if (question === 'project') return <ProjectDialog opened project={project} onClose={onClose} />;
  if (question === 'delete') {
    return <DeleteProjectDialog project={project} onClose={onClose} onDone={() => void navigate('/app')} />;
  }
  if (question === 'cancel') {
    return <CancelRunsDialog projectId={id} runs={[...review.open, ...review.paused]} onClose={onClose} />;
  }
  return null;
}
