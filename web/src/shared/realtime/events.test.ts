import { noCounts } from '../lib/counts';
import { describe, expect, it } from 'vitest';

import { aDocument, aRun } from '../../testing/factories';
import { documentsAfter, readEvent, runsAfter, staleBlocks } from './events';

describe('an event', () => {
  it('is read by its name; what is no JSON object is nothing', () => {
    expect(readEvent('progress', '{}')).toEqual({ name: 'progress' });
    expect(readEvent('overlays', '{"run_id":"r","all":true}')).toEqual({
      name: 'overlays',
      run_id: 'r',
      all: true,
      items: [],
    });
    expect(readEvent('unheard', '{}')).toBeNull();
    expect(readEvent('run', '{')).toBeNull();
    expect(readEvent('run', 'null')).toBeNull();
  });

  it('changes the state of its document and of no other', () => {
    const list = [aDocument(), aDocument({ source_uid: 's2' })];
    const after = documentsAfter(list, {
      name: 'document',
      source_uid: 's1',
      status: 'converting',
      error: null,
    });
    expect(after?.map(({ status }) => status)).toEqual(['converting', 'uploaded']);
    expect(after?.[1]).toBe(list[1]);
  });

  it('asks for the list when the document is new, or has got its blocks', () => {
    const event = { name: 'document', error: null } as const;
    expect(documentsAfter([aDocument()], { ...event, source_uid: 's9', status: 'uploaded' })).toBeNull();
    expect(documentsAfter([aDocument()], { ...event, source_uid: 's1', status: 'ingested' })).toBeNull();
  });

  it('leaves the list alone when it says nothing new', () => {
    const list = [aDocument()];
    expect(
      documentsAfter(list, { name: 'document', source_uid: 's1', status: 'uploaded', error: null }),
    ).toBe(list);
    expect(runsAfter([], { name: 'progress' })).toEqual([]);
  });

  it('brings the counts of its run', () => {
    const counts = { ...noCounts, ai_complete: 3, failed: 1 };
    const after = runsAfter([aRun()], { name: 'run', run_id: '0190-1', status: 'complete', counts });
    expect(after?.[0]).toMatchObject({ status: 'complete', completed_blocks: 3, failed_blocks: 1, counts });
    expect(runsAfter([aRun()], { name: 'run', run_id: 'other', status: 'complete', counts })).toBeNull();
  });

  it('asks for the reason when its run is paused, and forgets it when the run goes on', () => {
    const event = { name: 'run', run_id: '0190-1', counts: noCounts } as const;
    expect(runsAfter([aRun()], { ...event, status: 'paused' })).toBeNull();
    const paused = aRun({ status: 'paused', status_reason: 'no key' });
    expect(runsAfter([paused], { ...event, status: 'paused' })?.[0]).toMatchObject({
      status_reason: 'no key',
    });
    expect(runsAfter([paused], { ...event, status: 'running' })?.[0]).toMatchObject({ status_reason: null });
  });

  it('makes stale what is older or in another state, not the echo of one’s own change', () => {
    const shown = (uid: string) => ({ a: { revision: 2, status: 'confirmed' as const } })[uid];
    const mark = { block_uid: 'a', status: 'confirmed' as const };
    expect(staleBlocks([{ ...mark, revision: 2 }], shown)).toEqual([]);
    expect(staleBlocks([{ ...mark, revision: 3 }], shown)).toEqual(['a']);
    expect(staleBlocks([{ ...mark, revision: 2, status: 'ai_complete' }], shown)).toEqual(['a']);
    expect(staleBlocks([{ ...mark, block_uid: 'b', revision: 1 }], shown)).toEqual(['b']);
  });
});
