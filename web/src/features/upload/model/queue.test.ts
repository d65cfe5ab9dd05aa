import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../shared/api/problem';
import { aDocument } from '../../../testing/factories';
import { ArchiveRefused, type OpenArchive } from './archive';
import type { Gathered } from './found';
import { UploadQueue, type Send, type Sent } from './queue';

const settled = () => new Promise((done) => setTimeout(done));
const noArchive: OpenArchive = () => Promise.reject(new ArchiveRefused('damaged'));

function found(...paths: string[]): Gathered {
  return { files: paths.map((path) => ({ path, file: new File([path], path) })), litter: 0, unread: [] };
}

function queueOf(send: Send, more: { open?: OpenArchive; largest?: number; atOnce?: number } = {}) {
  return new UploadQueue({ send, open: noArchive, largest: 1000, ...more });
}

function sent(uid: string, made = true): Promise<Sent> {
  return Promise.resolve({ document: aDocument({ source_uid: uid }), made });
}

const states = (queue: UploadQueue) => queue.now().uploads.map(({ state }) => state);

async function over(queue: UploadQueue) {
  await vi.waitFor(() =>
    expect(states(queue).some((state) => state === 'waiting' || state === 'sending')).toBe(false),
  );
}

afterEach(() => vi.useRealTimers());

describe('the queue of uploads', () => {
  it('keeps four in flight and sends every file', async () => {
    let flying = 0;
    let most = 0;
    const queue = queueOf(async ({ name }) => {
      most = Math.max(most, ++flying);
      await settled();
      flying -= 1;
      return sent(name);
    });
    queue.add(found(...Array.from({ length: 200 }, (_, index) => `${index}.md`)));
    await over(queue);
    expect(states(queue).every((state) => state === 'sent')).toBe(true);
    expect(most).toBe(4);
  });

  it('tells how much of a file has left', async () => {
    let arrive: () => void = () => undefined;
    const queue = queueOf((_, __, { onProgress }) => {
      onProgress(0.4);
      return new Promise((resolve) => {
        arrive = () => resolve({ document: aDocument(), made: true });
      });
    });
    queue.add(found('a.md'));
    await vi.waitFor(() => expect(queue.now().uploads[0]).toMatchObject({ state: 'sending', progress: 0.4 }));
    arrive();
    await over(queue);
    expect(queue.now().uploads[0]).toMatchObject({ state: 'sent', progress: 1 });
  });

  it('keeps what was refused with its reason, and offers no retry for what stays wrong', async () => {
    const queue = queueOf(() => Promise.reject(new Problem(415, { detail: 'Not read.' })));
    queue.add(found('a.exe'));
    await over(queue);
    expect(queue.now().uploads[0]).toMatchObject({ state: 'refused', reason: 'Not read.', retryable: false });
    queue.retry();
    expect(states(queue)).toEqual(['refused']);
  });

  it('tries again what the server stumbled over, when it is asked to', async () => {
    const send = vi.fn<Send>().mockRejectedValueOnce(new Problem(500)).mockReturnValue(sent('s1'));
    const queue = queueOf(send);
    queue.add(found('a.md'));
    await over(queue);
    expect(queue.now().uploads[0]).toMatchObject({ state: 'refused', retryable: true });
    queue.retry();
    await over(queue);
    expect(queue.now().uploads[0]).toMatchObject({ state: 'sent', reason: undefined });
  });

  it('rests as long as the server asks, sends nothing meanwhile, and goes on by itself', async () => {
    vi.useFakeTimers();
    const send = vi
      .fn<Send>()
      .mockRejectedValueOnce(new Problem(429, {}, 20))
      .mockImplementation(({ name }) => sent(name));
    const queue = queueOf(send, { atOnce: 1 });
    queue.add(found('a.md', 'b.md'));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(queue.now().rest).toMatchObject({ words: 'The server asks for a pause' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(send).toHaveBeenCalledTimes(3);
    expect(states(queue)).toEqual(['sent', 'sent']);
    expect(queue.now().rest).toBeNull();
  });

  it('does not let a short loss of the network fail hundreds of files', async () => {
    vi.useFakeTimers();
    let up = false;
    const queue = queueOf(({ name }) => (up ? sent(name) : Promise.reject(new TypeError('no network'))));
    queue.add(found(...Array.from({ length: 300 }, (_, index) => `${index}.md`)));
    await vi.advanceTimersByTimeAsync(6000);
    expect(states(queue)).not.toContain('refused');
    up = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(states(queue).every((state) => state === 'sent')).toBe(true);
  });

  it('stops all that waits when the session has ended, to be tried again after signing in', async () => {
    const queue = queueOf(() => Promise.reject(new Problem(401, { detail: 'Sign in.' })), { atOnce: 1 });
    queue.add(found('a.md', 'b.md', 'c.md'));
    await over(queue);
    expect(queue.now().uploads.every(({ state, retryable }) => state === 'refused' && retryable)).toBe(true);
  });

  it('stops one that is under way, or all that wait', async () => {
    const stopped = vi.fn();
    const queue = queueOf(
      (_, __, { signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            stopped();
            reject(new DOMException('stopped', 'AbortError'));
          }),
        ),
      { atOnce: 1 },
    );
    queue.add(found('a.md', 'b.md', 'c.md'));
    await settled();
    await vi.waitFor(() => expect(states(queue)[0]).toBe('sending'));
    queue.cancel();
    expect(states(queue)).toEqual(['sending', 'cancelled', 'cancelled']);
    await settled();
    queue.cancel(queue.now().uploads[0]!.id);
    expect(states(queue)[0]).toBe('cancelled');
    await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  });

  it('calls the second of two files with the same bytes the same as the first', async () => {
    const queue = queueOf(({ name }) => sent('s1', name === 'b.md'));
    queue.add(found('a.md', 'b.md'));
    await over(queue);
    expect(queue.now().uploads.map(({ twin }) => twin)).toEqual(['b.md', undefined]);
  });

  it('gives files of the same name titles that tell them apart', async () => {
    const send = vi.fn<Send>(({ name }) => sent(name));
    const queue = queueOf(send);
    queue.add(found('x/a.md', 'y/a.md', 'y/b.md'));
    await over(queue);
    expect(send.mock.calls.map(([, title]) => title)).toEqual(['x/a', 'y/a', null]);
  });

  it('does not send what is larger than the server takes', async () => {
    const send = vi.fn<Send>(({ name }) => sent(name));
    const queue = queueOf(send, { largest: 3 });
    queue.add(found('large.md', 'a'));
    await over(queue);
    expect(queue.now().uploads[0]).toMatchObject({
      state: 'refused',
      reason: 'This file is 8 B large; at most 3 B are taken.',
    });
    expect(send).toHaveBeenCalledOnce();
  });

  it('says of a file that was moved since that it has to be chosen again', async () => {
    const gone = new File(['x'], 'gone.md');
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }) as unknown as Blob;
    const queue = queueOf(({ name }) => sent(name));
    queue.add({ files: [{ path: 'gone.md', file: gone }], litter: 0, unread: [] });
    await over(queue);
    expect(queue.now().uploads[0]?.reason).toContain('has been moved or changed');
  });
});

describe('an archive in the queue', () => {
  const open: OpenArchive = (_, path) =>
    Promise.resolve({
      packed: [
        { path: `${path}/a.md`, size: 1, open: () => Promise.resolve(new File(['a'], 'a.md')) },
        {
          path: `${path}/in.zip`,
          size: 1,
          open: () => Promise.reject(new Error()),
          refusal: 'Unpack it first.',
        },
      ],
      litter: 2,
    });

  it('gives its place to its files, and says why some are not sent', async () => {
    const queue = queueOf(({ name }) => sent(name), { open });
    queue.add(found('job.zip', 'b.md'));
    expect(states(queue)).toContain('opening');
    await vi.waitFor(() => expect(queue.now().uploads).toHaveLength(3));
    await over(queue);
    const rows = queue.now().uploads.map(({ path, state, reason }) => [path, state, reason]);
    expect(rows).toEqual([
      ['b.md', 'sent', undefined],
      ['job.zip/a.md', 'sent', undefined],
      ['job.zip/in.zip', 'refused', 'Unpack it first.'],
    ]);
    expect(queue.now().litter).toBe(2);
  });

  it('that cannot be opened is refused with words', async () => {
    const queue = queueOf(({ name }) => sent(name));
    queue.add(found('job.zip'));
    await vi.waitFor(() =>
      expect(queue.now().uploads[0]).toMatchObject({ state: 'refused', reason: 'damaged' }),
    );
  });
});
