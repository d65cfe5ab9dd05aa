import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count, plural } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import type { ReviewVerbs } from '../../review-grid/api/overlays';
import { asSeen, type ManyQuestion } from '../../review-grid/model/many';
import type { Reviewer } from '../../review-grid/model/reviewer';
import type { RowStore } from '../../review-grid/model/store';

interface Props {
  question: ManyQuestion;
  runId: string;
  store: RowStore;
  reviewer: Reviewer;
  verbs: ReviewVerbs;
  onClose: () => void;
}

/** Confirms or rejects all blocks that a filter shows, or all that are staged: those that were there when it was asked. */
export function ManyDialog({ question, runId, store, reviewer, verbs, onClose }: Props) {
  const { verb, of, rows } = question;
  const [asked, setAsked] = useState(0);
  const unsaved = rows.filter(({ block }) => store.hasKept(block.block_uid)).length;
  // The moment of the question: whatever is changed after it is not rejected unseen.
  const mark = useQuery({
    queryKey: ['many-mark', runId],
    queryFn: verbs.countStaged,
    staleTime: Infinity,
    gcTime: 0,
    enabled: verb === 'reject',
  });
  const act = useMutation({
    mutationFn: async () => {
      const same = asSeen(rows, store);
      const changed = rows.length - same.length;
      const aside =
        changed === 0 ? '' : ` ${plural(changed, 'block')} left out: changed since you were asked.`;
      if (verb === 'confirm') await reviewer.confirm(same, aside, setAsked);
      else await reviewer.reject(same, 'rejected', aside, { asOf: mark.data?.as_of, onProgress: setAsked });
    },
    onSuccess: onClose,
  });
  const [title, does, done] =
    verb === 'confirm' ? ['Confirm', 'Confirm', 'confirmed'] : ['Reject', 'Reject', 'rejected'];
  return (
    <Dialog
      title={`${title} all ${of === 'shown' ? 'that the filter shows' : 'staged'}`}
      verb={`${does} ${plural(rows.length, 'block')}`}
      danger={verb === 'reject'}
      disabled={rows.length === 0 || (verb === 'reject' && !mark.data)}
      busy={act.isPending}
      error={act.error ?? mark.error}
      onClose={onClose}
      onDo={() => act.mutate()}
    >
      <p role="status">
        {act.isPending && asked > 0
          ? `${count(asked)} of ${plural(rows.length, 'block')} ${done}…`
          : rows.length === 0
            ? 'Nothing of it is staged.'
            : of === 'shown'
              ? `${plural(rows.length, 'staged block')} that the filter lets through will be ${done}. What it hides stays as it is.`
              : `${plural(rows.length, 'staged block')} of this run will be ${done}, whatever a filter shows.`}
      </p>
      {verb === 'confirm' && unsaved > 0 && (
        <p>
          <strong>{plural(unsaved, 'block')} left out: an edit there is not saved yet.</strong>
        </p>
      )}
      {rows.length > 0 && (
        <p>Blocks that change after this question are left for review. Ctrl Z takes it back.</p>
      )}
    </Dialog>
  );
}
