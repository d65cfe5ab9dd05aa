import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { documents as t } from 'texts/documents';
import { lastPlace } from '../../../shared/lib/leftovers';
import { toast } from '../../../shared/ui/toast';
import { useProjectEvents } from '../../../shared/realtime/scope';
import { useUser } from '../../auth/api/session';
import { reviewOf } from '../../review-grid/api/overlays';
import type { Said } from '../../review-grid/components/Footer';
import { KeptEdits } from '../../review-grid/model/kept';
import { Reviewer, type Tone } from '../../review-grid/model/reviewer';
import { RowStore } from '../../review-grid/model/store';

const shownFor = 8000;

/** The rows of a document under a run, who decides on them, and what was said last. */
export function useRows(projectId: string, sourceUid: string, runId: string | null, startAt: number | null) {
  const userId = useUser()?.user_id ?? '';
  const [begin] = useState(() => startAt ?? lastPlace(userId, runId ?? sourceUid));
  const [round, setRound] = useState(0);
  const store = useMemo(
    () => {
      const kept = runId ? new KeptEdits(userId, runId) : undefined;
      return new RowStore(projectId, sourceUid, runId, kept, begin ?? 0);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new round is a new store
    [projectId, sourceUid, runId, userId, round],
  );
  const { said, say } = useSaid();
  const verbs = useMemo(() => (runId ? reviewOf(projectId, runId) : null), [projectId, runId]);
  const reviewer = useMemo(() => {
    if (!verbs) return null;
    const mine: Reviewer = new Reviewer(store, verbs, (words, tone, undoable) =>
      say(words, tone, undoable ? { label: t.said.undo, act: () => void mine.undo() } : undefined),
    );
    return mine;
  }, [store, verbs, say]);
  const summary = useSyncExternalStore(store.subscribe, store.summary);
  useEffect(() => {
    const reading = new AbortController();
    void store.load(reading.signal);
    return () => {
      reading.abort();
      store.stop();
    };
  }, [store]);
  useProjectEvents((event) => store.hear(event));
  const again = useCallback(() => setRound((number) => number + 1), []);
  return { userId, begin, round, store, verbs, reviewer, summary, said, say, again };
}

/** What was said: a refusal of the server in a toast, a hint or an offer in the footer for a while, an echo for the ear only. */
function useSaid() {
  const [said, setSaid] = useState<Said | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = useCallback((words: string, tone: Tone, offer?: Said['offer']) => {
    clearTimeout(timer.current);
    if (tone === 'refused') toast(words, 'notice');
    const shown = tone === 'hint' || offer !== undefined;
    setSaid(tone === 'refused' ? null : { words, shown, offer });
    if (shown) timer.current = setTimeout(() => setSaid(null), shownFor);
  }, []);
  return { said, say };
}
