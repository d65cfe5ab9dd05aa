import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { count, plural } from '../../../shared/lib/format';
import type { Shelf } from '../model/shelf';
import { useUnsent } from '../model/shelves';
import css from './UnsentNotice.module.css';

/** What was waiting to be sent when the page was left or loaded anew: the files have to be chosen again. */
export function UnsentNotice({ shelf }: { shelf: Shelf }) {
  const unsent = useUnsent(shelf);
  if (!unsent) return null;
  const more = unsent.total - unsent.paths.length;
  const one = unsent.total === 1;
  return (
    <section className={css.notice} aria-label="Files that were not uploaded">
      <IconAlertTriangle size={16} stroke={1.6} className={css.icon} aria-hidden="true" />
      <details className={css.words}>
        <summary>
          <strong>{plural(unsent.total, 'file')}</strong> {one ? 'was' : 'were'} not uploaded when the page
          was left: choose {one ? 'it' : 'them'} again
        </summary>
        <ul className={css.paths}>
          {unsent.paths.map((path, index) => (
            <li key={`${index}:${path}`}>{path}</li>
          ))}
          {more > 0 && <li>and {count(more)} more</li>}
        </ul>
      </details>
      <ActionIcon size={24} aria-label="Forget the files that were not uploaded" onClick={shelf.dismiss}>
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </section>
  );
}
