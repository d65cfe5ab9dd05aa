import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { after, readAgain, type Listed, type Stale } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { throttle } from '../../../shared/lib/throttle';
import { documentsAfter, runsAfter, type ProjectEvent } from '../../../shared/realtime/events';
import { watchRun } from '../../runs/model/usePace';
import { follow } from '../../../shared/realtime/shared';
import type { StreamState } from '../../../shared/realtime/stream';

type Hear = (event: ProjectEvent) => void;

/** Follows a project's events into the cache: small changes are patched in, what cannot be is read again, rarely. */
export function useLive(projectId: string): { live: StreamState; subscribe: (hear: Hear) => () => void } {
  const queries = useQueryClient();
  const [live, setLive] = useState<StreamState>('reconnecting');
  const hearers = useRef(new Set<Hear>());
  const subscribe = useCallback((hear: Hear) => {
    hearers.current.add(hear);
    return () => void hearers.current.delete(hear);
  }, []);

  useEffect(() => {
    const cache = new ProjectCache(queries, projectId);
    const stop = follow(projectId, {
      event: (event) => {
        cache.take(event);
        hearers.current.forEach((hear) => hear(event));
      },
      state: setLive,
      signedOut: () => queries.setQueryData(['session'], { user: null }),
    });
    return () => {
      stop();
      cache.stop();
    };
  }, [projectId, queries]);

  useEffect(() => {
    if (live === 'live') return;
    const timer = setInterval(() => void readAgain(queries, after.eventsMissed(projectId)), 5000);
    return () => clearInterval(timer);
  }, [live, projectId, queries]);

  return { live, subscribe };
}

class ProjectCache {
  /** What has been heard since the lists were last patched: a burst of events changes a long list once. */
  private heard: ProjectEvent[] = [];
  private readonly patches = throttle(() => this.patchLists(), 150);
  private readonly documents = throttle(() => this.reread('documents', this.documents), 700);
  private readonly runs = throttle(() => this.reread('runs', this.runs), 700);
  private readonly progress = throttle(() => this.stale(after.progressMade(this.projectId)), 1000);
  /** Nobody needs it by the second. */
  private readonly money = throttle(() => this.stale(after.moneySpent(this.projectId)), 4000);

  constructor(
    private readonly queries: QueryClient,
    private readonly projectId: string,
  ) {}

  take(event: ProjectEvent): void {
    if (event.name === 'reset') {
      this.stale(after.eventsMissed(this.projectId));
    } else if (event.name === 'document') {
      this.heard.push(event);
      this.patches.ask();
      this.stale(after.documentMoved(this.projectId, event.source_uid));
    } else if (event.name === 'run') {
      this.heard.push(event);
      this.patches.ask();
      watchRun(event.run_id, event.counts);
      this.progress.ask();
      this.money.ask();
    } else if (event.name === 'notice') {
      this.stale(after.noticesChanged());
    } else {
      this.progress.ask();
    }
  }

  stop(): void {
    [this.patches, this.documents, this.runs, this.progress, this.money].forEach((each) => each.stop());
  }

  private patchLists(): void {
    const { heard } = this;
    this.heard = [];
    this.patch<SourceDocument>('documents', heard, 'document', documentsAfter, this.documents.ask);
    this.patch<Run>('runs', heard, 'run', runsAfter, this.runs.ask);
  }

  private patch<T>(
    key: Listed,
    heard: ProjectEvent[],
    name: ProjectEvent['name'],
    after: (list: T[], event: ProjectEvent) => T[] | null,
    readAgainLater: () => void,
  ): void {
    const own = heard.filter((event) => event.name === name);
    const before = this.queries.getQueryData<T[]>([key, this.projectId]);
    if (!before || own.length === 0) return;
    let list = before;
    // A read that is under way may have begun before these events, and would put the older state back.
    let stale = this.isReading(key);
    for (const event of own) {
      const next = after(list, event);
      if (next === null) stale = true;
      else list = next;
    }
    if (stale) readAgainLater();
    if (list !== before) this.queries.setQueryData([key, this.projectId], list);
  }

  /** Not while a read is under way: cancelling it for each event would keep a long list from ever coming. */
  private reread(key: Listed, later: { ask: () => void }): void {
    if (this.isReading(key)) later.ask();
    else this.stale(after.listOutrun(this.projectId, key));
  }

  private isReading(key: Listed): boolean {
    return this.queries.isFetching({ queryKey: [key, this.projectId], exact: true }) > 0;
  }

  private stale(stale: Stale): void {
    void readAgain(this.queries, stale);
  }
}
