import { describe, expect, it } from 'vitest';
import { elsewhere, whyKept } from './uses';

describe('a schema', () => {
  it('is kept by the runs that use it, and by its owner', () => {
    expect(whyKept({ own: true, runs: 0 })).toBeNull();
    expect(whyKept({ own: true, runs: 1 })).toBe('1 run uses it');
    expect(whyKept({ own: true, runs: 1204 })).toBe('1,204 runs use it');
    expect(whyKept({ own: false, runs: 0 })).toBe('It is another member’s');
  });

  it('may be used where one is no member', () => {
    const project = { project_id: 'p', project_name: 'P', runs: 2, documents: 1, confirmed: 0 };
    expect(elsewhere({ own: true, runs: 5, projects: [project] })).toBe(3);
  });
});
