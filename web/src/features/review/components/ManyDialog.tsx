import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { documents as t } from 'texts/documents';
import { Dialog } from '../../../shared/ui/Dialog';
import type { ReviewVerbs } from '../../review-grid/api/overlays';
import { asSeen, type ManyQuestion } from '../../review-grid/model/many';
import type { Reviewer } from '../../review-grid/model/reviewer';
import type { RowStore } from '../../review-grid/model/store';
import { Leftovers } from './Leftovers';

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
  const [stopped, setStopped] = useState(false);
  const stopping = useRef(new AbortController());
  useEffect(() => {
    const mine = new AbortController();
    stopping.current = mine;
    return () => mine.abort();
  }, []);
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
      const how = { onProgress: setAsked, signal: stopping.current.signal };
      const { open, untried } =
        verb === 'confirm'
          ? await reviewer.confirm(same, aside, how)
          : await reviewer.reject(same, 'rejected', aside, { ...how, asOf: mark.data?.as_of });
      const seen = new Set(same.map(({ block }) => block.block_uid));
      const others = rows.filter(({ block }) => !seen.has(block.block_uid));
      const failed = new Map<string, number[]>();
      if (others.length > 0)
        failed.set(
          t.leftovers.changed,
          others.map(({ block }) => block.block_index),
        );
      if (open.length > 0) failed.set(t.leftovers.unsaved, open);
      return { failed, untried };
    },
    onSuccess: ({ failed, untried }) => {
      if (failed.size + untried.length === 0) onClose();
    },
  });
  const done = act.data;
  /** What is on its way is stopped first, and what came of it is said here; asked once more, the dialog goes. */
  const close = () => {
    if (!act.isPending || stopped) return onClose();
    stopping.current.abort();
    setStopped(true);
  };
  const words = t.many[verb];
  return (
    <Dialog
      title={of === 'shown' ? words.titleShown : words.titleStaged}
      verb={done ? t.setField.close : words.verb(rows.length)}
      danger={verb === 'reject' && !done}
      disabled={rows.length === 0 || (verb === 'reject' && !mark.data)}
      busy={act.isPending}
      error={act.error ?? mark.error}
      onClose={close}
      onDo={() => (done ? onClose() : act.mutate())}
    >
      <p role="status">
        {done
          ? t.leftovers.title
          : act.isPending && stopped
            ? t.setField.stopping
            : act.isPending && asked > 0
              ? words.working(asked, rows.length)
              : rows.length === 0
                ? t.many.nothing
                : words[of](rows.length)}
      </p>
      {done && <Leftovers {...done} />}
      {!done && unsaved > 0 && (
        <p>
          <strong>{t.many.unsaved(unsaved)}</strong>
        </p>
      )}
      {!done && rows.length > 0 && <p>{t.many.later}</p>}
    </Dialog>
  );
}
