import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../testing/factories';
import type { Upload } from './queue';
import { canRetry, standings, tallyOf, tallyWords } from './stages';

let next = 1;
function anUpload(more: Partial<Upload> = {}): Upload {
  return { id: next++, path: 'a.md', size: 1, title: null, state: 'waiting', progress: 0, tries: 0, ...more };
}
const arrived = (uid: string, more: Partial<Upload> = {}) =>
  anUpload({ state: 'sent', made: true, document: aDocument({ source_uid: uid }), ...more });

describe('where a file stands', () => {
  it('follows its document from the server’s answer to its blocks', () => {
    const uploads = [arrived('s1')];
    const stage = (status: 'converting' | 'ingested' | 'conversion_failed') =>
      standings(uploads, [aDocument({ status })])[0]?.stage;
    expect(standings(uploads, undefined)[0]?.stage).toBe('uploaded');
    expect(stage('converting')).toBe('converting');
    expect(stage('ingested')).toBe('ingested');
    expect(stage('conversion_failed')).toBe('failed');
  });

  it('says when the bytes were here already, or twice in one drop', () => {
    const here = [aDocument({ status: 'ingested' })];
    expect(standings([arrived('s1', { made: false })], here)[0]?.stage).toBe('known');
    expect(standings([arrived('s1', { made: false, twin: 'b.md' })], here)[0]?.stage).toBe('twin');
  });

  it('has what wants a person first', () => {
    const all = standings(
      [
        arrived('s1'),
        anUpload(),
        anUpload({ state: 'sending' }),
        anUpload({ state: 'refused', retryable: false }),
      ],
      [aDocument({ status: 'ingested' })],
    );
    expect(all.map(({ stage }) => stage)).toEqual(['refused', 'sending', 'waiting', 'ingested']);
    expect(canRetry(all[0]!)).toBe(false);
  });

  it('adds up to one line', () => {
    const documents = [
      aDocument({ status: 'ingested' }),
      aDocument({ source_uid: 's2', status: 'ingested' }),
    ];
    const uploads = [arrived('s1'), arrived('s2', { made: false }), anUpload({ state: 'refused' })];
    const words = (more: Upload[]) => tallyWords(tallyOf(standings([...uploads, ...more], documents)));
    expect(words([anUpload()])).toBe('2 of 4 read, 1 failed');
    expect(words([])).toBe('2 files read, 1 of them already here, 1 failed');
    expect(words([anUpload({ state: 'cancelled' })])).toBe(
      '2 files read, 1 of them already here, 1 failed, 1 cancelled',
    );
  });
});
