import { fromList, type Gathered } from './found';

/** Opens the system's dialog for files, or for a whole folder; null when it is dismissed. */
export function choose(what: 'files' | 'folder'): Promise<Gathered | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = what === 'folder';
    input.onchange = () => resolve(input.files?.length ? fromList(input.files) : null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
