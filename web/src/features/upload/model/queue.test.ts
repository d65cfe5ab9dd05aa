import { describe, expect, it, vi } from 'vitest';
import { aDocument } from '../../../testing/factories';
import { UploadQueue } from './queue';

const file = (name: string) => new File(['x'], name);
const settled = () => new Promise((done) => setTimeout(done));

describe('the queue of uploads', () => {
  it('keeps a few in flight and sends every file', async () => {
    let flying = 0;
    let most = 0;
    const queue = new UploadQueue(async () => {
      most = Math.max(most, ++flying);
      await settled();
      flying -= 1;
      return { document: aDocument(), known: false };
    }, 10);
    queue.add(Array.from({ length: 77 }, (_, index) => file(`${index}.md`)));
    await vi.waitFor(() => expect(queue.list().every(({ state }) => state === 'sent')).toBe(true));
    expect(most).toBe(10);
  });

  it('keeps what was refused with its reason, and tries it again', async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(new Error('too large'))
      .mockResolvedValue({ document: aDocument(), known: true });
    const queue = new UploadQueue(send);
    queue.add([file('a.md')]);
    await vi.waitFor(() => expect(queue.list()[0]).toMatchObject({ state: 'refused', reason: 'too large' }));
    queue.retry();
    await vi.waitFor(() => expect(queue.list()[0]).toMatchObject({ state: 'known', reason: undefined }));
  });
});
