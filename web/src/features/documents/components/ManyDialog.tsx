import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { documents as t } from 'texts/documents';
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
      const aside = changed === 0 ? '' : ` ${t.many.changed(changed)}`;
      if (verb === 'confirm') await reviewer.confirm(same, aside, setAsked);
      else await reviewer.reject(same, 'rejected', aside, { asOf: mark.data?.as_of, onProgress: setAsked });
    },
    onSuccess: onClose,
  });
  const words = t.many[verb];
  return (
    <Dialog
      title={of === 'shown' ? words.titleShown : words.titleStaged}
      verb={words.verb(rows.length)}
      danger={verb === 'reject'}
      disabled={rows.length === 0 || (verb === 'reject' && !mark.data)}
      busy={act.isPending}
      error={act.error ?? mark.error}
      onClose={onClose}
      onDo={() => act.mutate()}
    >
      <p role="status">
        {act.isPending && asked > 0
          ? words.working(asked, rows.length)
          : rows.length === 0
            ? t.many.nothing
            : words[of](rows.length)}
      </p>
      {unsaved > 0 && (
        <p>
          <strong>{t.many.unsaved(unsaved)}</strong>
        </p>
      )}
      {rows.length > 0 && <p>{t.many.later}</p>}
    </Dialog>
  );
}
