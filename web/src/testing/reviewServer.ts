import type { JsonObject, Overlay } from '../shared/api/types';
import { aBlock, anOverlay } from './factories';
import { serve } from './server';

/** A server with one run, which keeps the rules of states and revisions; each overlay is one staged block. */
export function reviewServer(stagings: JsonObject[]) {
  const overlays = new Map<string, Overlay>();
  stagings.forEach((staging, index) => {
    const uid = `c1:${index}`;
    overlays.set(uid, anOverlay({ block_uid: uid, block_index: index, staging, revision: 1 }));
  });
  const requests: { verb: string; size: number }[] = [];
  const broken = new Set<string>();
  const change = (uid: string, more: Partial<Overlay>) => {
    const before = overlays.get(uid)!;
    overlays.set(uid, { ...before, ...more, revision: before.revision + 1 });
    return overlays.get(uid)!;
  };
  serve(({ method, path, body }) => {
    const given = (body ?? {}) as {
      data: JsonObject;
      revision: number;
      items?: { block_uid: string; revision: number }[];
      block_uids?: string[];
      to?: 'rejected' | 'pending';
    };
    const all = [...overlays.values()];
    if (path.includes('/blocks?')) {
      return { body: { items: all.map((each) => aBlock(each.block_index, each)), next_cursor: null } };
    }
    if (method === 'GET') return { body: { items: all, next_cursor: null } };
    const verb = /\/(confirm|reject|reopen)$/.exec(path)?.[1] ?? 'edit';
    requests.push({ verb, size: given.items?.length ?? given.block_uids?.length ?? 1 });
    if (broken.has(verb)) return { status: 500, body: { detail: 'The server is away.' } };
    if (verb === 'edit') {
      const uid = /overlays\/(.+)$/.exec(path)![1]!;
      const held = overlays.get(uid)!;
      if (held.revision !== given.revision || held.status !== 'ai_complete') return { status: 409, body: {} };
      if (given.data.bad) {
        return { status: 422, body: { errors: [{ pointer: '/data/bad', message: 'is not allowed' }] } };
      }
      return { body: change(uid, { staging: given.data }) };
    }
    let done = 0;
    const uids = given.items?.map(({ block_uid }) => block_uid) ?? given.block_uids ?? [];
    uids.forEach((uid, at) => {
      const held = overlays.get(uid)!;
      const seen = given.items?.[at]?.revision ?? held.revision;
      if (verb === 'reopen' ? held.status === 'ai_complete' : held.status !== 'ai_complete') return;
      if (seen !== held.revision) return;
      done += 1;
      if (verb === 'confirm') change(uid, { status: 'confirmed', confirmed: held.staging });
      else if (verb === 'reject') change(uid, { status: given.to! });
      else change(uid, { status: 'ai_complete', staging: held.confirmed ?? held.staging, confirmed: null });
    });
    const word = { confirm: 'confirmed', reject: 'rejected', reopen: 'reopened' }[verb]!;
    return { body: { [word]: done, skipped: { changed: uids.length - done } } };
  });
  return { overlays, requests, broken, change };
}
