import { useEffect, useMemo, useRef } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../../shared/api/types';
import { own } from '../../../shared/lib/own';
import type { Draft } from '../renderers/cells';
import { shownData, type Row, type Unsaved } from './row';
import type { RowStore } from './store';
import { useAway } from './useAway';

/** What is typed in the editor that is open, and what becomes of it where nobody takes it; `onLeft` stays the same. */
export function useOpenDraft(store: RowStore, onLeft: (unsaved: Unsaved) => void) {
  const draft = useRef<Draft | null>(null);
  const escaped = useRef(false);

  // Whoever is sent away over an open editor, by a link or by the end of the session, finds the draft again.
  useEffect(
    () => () => {
      if (draft.current) onLeft(leftOver(draft.current, 'left'));
      draft.current = null;
    },
    [onLeft],
  );

  useAway(store, () => draft.current && leftOver(draft.current, 'left'));

  return useMemo(
    () => ({
      opened: () => {
        draft.current = null;
        escaped.current = false;
      },
      typed: (now: Draft) => (draft.current = now),
      escaped: () => (escaped.current = true),
      taken: () => (draft.current = null),
      /** What was typed and is no value is kept with its error; what was typed and cancelled can be taken up again. */
      closed: (row: Row, field: string) => {
        const left = draft.current;
        const kept = store.keptAt(row.block.block_uid, field);
        const cancelled = escaped.current;
        draft.current = null;
        escaped.current = false;
        if (left?.text !== undefined) onLeft(leftOver(left, 'invalid'));
        else if (cancelled && left && !kept) onLeft(leftOver(left, 'cancelled'));
        else if (!cancelled && (left ?? kept) && isSame((left ?? kept)?.value, own(shownData(row), field))) {
          store.letGo({ block_uid: row.block.block_uid, field });
        } else if (!cancelled && left) onLeft(leftOver(left, 'left'));
      },
    }),
    [store, onLeft],
  );
}

/** What is kept of a draft, and what is said about it. */
function leftOver({ wrong, ...draft }: Draft, how: 'invalid' | 'cancelled' | 'left'): Unsaved {
  if (wrong !== undefined) return { ...draft, reason: 'invalid', words: wrong };
  if (how === 'cancelled') return { ...draft, reason: 'cancelled', words: t.whyUnsaved.cancelled };
  return { ...draft, reason: 'left', words: t.whyUnsaved.left };
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
