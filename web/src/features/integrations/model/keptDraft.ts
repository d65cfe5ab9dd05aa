import { useEffect, useRef, useState } from 'react';
import { useUser } from '../../auth/api/session';
import type { Integration, IntegrationKind } from '../../../shared/api/integrationTypes';
import { draftOf, withoutSecrets, type Draft } from './draft';

/** What a form is about: one that is changed, or a new one of a kind. */
interface Place {
  projectId: string;
  kind: IntegrationKind;
  old: Integration | undefined;
}

/**
 * What is typed into the form. It outlives a session that ends and a page that is left: it lies in the tab, under the
 * name of its writer, without any secret.
 */
export function useKeptDraft({ projectId, kind, old }: Place) {
  const userId = useUser()?.user_id ?? '';
  const [key] = useState(
    () => `blockdata-integration:${userId}:${projectId}:${old?.integration_id ?? `new-${kind}`}`,
  );
  const [blank] = useState(() => draftOf(kind, old));
  const [kept] = useState(() => readDraft(key, blank));
  const [draft, setDraft] = useState(kept ?? blank);
  const [restored, setRestored] = useState(kept !== null);
  const over = useRef(false);
  useEffect(() => {
    if (!over.current) keepDraft(key, isSame(draft, blank) ? null : draft);
  }, [key, draft, blank]);
  return {
    draft,
    setDraft,
    /** Whether it was typed before this page was opened. */
    restored,
    discard: () => {
      setDraft(blank);
      setRestored(false);
    },
    /** It is saved or given up: nothing of it is kept any more. */
    drop: () => {
      over.current = true;
      keepDraft(key, null);
    },
  };
}

const textOf = (draft: Draft) => JSON.stringify(withoutSecrets(draft));
const isSame = (one: Draft, other: Draft) => textOf(one) === textOf(other);

/** What was kept; the id of an access key was not, and is that of the integration as it stands. */
function readDraft(key: string, blank: Draft): Draft | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null;
    if (found === null) return null;
    const { accessKeyId } = blank.store;
    const draft = {
      ...blank,
      ...found,
      webhook: { ...blank.webhook, ...found.webhook },
      store: { ...blank.store, ...found.store, accessKeyId },
      graph: { ...blank.graph, ...found.graph },
    };
    return isSame(draft, blank) ? null : draft;
  } catch {
    return null;
  }
}

function keepDraft(key: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, textOf(draft));
  } catch {
    // No storage: it lives as long as the page.
  }
}
