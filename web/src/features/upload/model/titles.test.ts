import { describe, expect, it } from 'vitest';
import { titlesFor } from './titles';

describe('a title for a file', () => {
  it('is not given where its name is its own', () => {
    expect(titlesFor(['a/one.md', 'b/two.md'], [])).toEqual([null, null]);
  });

  it('says the folders of files with the same name', () => {
    expect(titlesFor(['2023/report.pdf', '2024/Report.PDF', 'other.md'], [])).toEqual([
      '2023/report',
      '2024/Report',
      null,
    ]);
  });

  it('is never longer than a title may be', () => {
    const deep = 'folder/'.repeat(100);
    const [one, two] = titlesFor([`${deep}x/report.md`, `${deep}y/report.md`], []);
    expect(one).toHaveLength(480);
    expect(two?.endsWith('folder/y/report')).toBe(true);
  });

  it('counts where the folders are the same too, also with what was chosen before', () => {
    expect(titlesFor(['report.pdf'], ['report.pdf'])).toEqual(['report (2)']);
    expect(titlesFor(['a/x.md', 'a/x.txt'], ['a/x.md'])).toEqual(['a/x (2)', null]);
  });
});
