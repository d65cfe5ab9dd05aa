import { useMutation, useQueryClient } from '@tanstack/react-query';
import { plural } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { cancelRun } from '../../runs/api/runs';
import { ConfirmDialog } from '../../runs/components/ConfirmDialog';
import { confirmProject, countProjectStaged } from '../api/work';
import { useScope } from '../model/scope';
import type { Review } from '../model/useReview';
import { ApplyDialog } from './ApplyDialog';

export type ProjectQuestion = 'apply' | 'confirm' | 'stop' | null;

export function ProjectDialogs({
  question,
  review,
  onClose,
}: {
  question: ProjectQuestion;
  review: Review;
  onClose: () => void;
}) {
  const { project } = useScope();
  const queries = useQueryClient();
  const id = project.project_id;
  const refresh = () => {
    for (const key of ['runs', 'progress']) void queries.invalidateQueries({ queryKey: [key, id] });
  };
  if (question === 'apply') {
    return <ApplyDialog projectId={id} onClose={onClose} onApplied={review.choose} />;
  }
  if (question === 'confirm' && review.schemaId) {
    const schemaId = review.schemaId;
    return (
      <ConfirmDialog
        place={`in this project with ${review.schema?.schema_ref ?? 'this schema'}`}
        countKey={`${id}:${schemaId}`}
        count={() => countProjectStaged(id, schemaId)}
        confirm={(asOf) => confirmProject(id, schemaId, asOf)}
        onClose={onClose}
        onDone={refresh}
      />
    );
  }
  if (question === 'stop') return <StopDialog review={review} onClose={onClose} onDone={refresh} />;
  return null;
}

function StopDialog({
  review,
  onClose,
  onDone,
}: {
  review: Review;
  onClose: () => void;
  onDone: () => void;
}) {
  const { project } = useScope();
  const stop = useMutation({
    mutationFn: () => Promise.all(review.working.map((run) => cancelRun(project.project_id, run.run_id))),
    onSuccess: onClose,
    onSettled: onDone,
  });
  const number = plural(review.working.length, 'run');
  return (
    <Dialog
      title={`Cancel ${number}?`}
      verb={`Cancel ${number}`}
      danger
      busy={stop.isPending}
      error={stop.error}
      onClose={onClose}
      onDo={() => stop.mutate()}
    >
      <p>
        What is staged or confirmed stays. Blocks still pending are not worked on any more; applying the
        schema again makes new runs for these documents.
      </p>
    </Dialog>
  );
}
