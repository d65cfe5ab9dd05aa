import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { upload as t } from 'texts/upload';
import type { Shelf } from '../model/shelf';
import { useUnsent } from '../model/shelves';
import css from './UnsentNotice.module.css';

/** What was waiting to be sent when the page was left or loaded anew: the files have to be chosen again. */
export function UnsentNotice({ shelf }: { shelf: Shelf }) {
  const unsent = useUnsent(shelf);
  if (!unsent) return null;
  const more = unsent.total - unsent.paths.length;

  return (
    <section className={css.notice} aria-label={t.unsent.label}>
      <IconAlertTriangle size={16} stroke={1.6} className={css.icon} aria-hidden="true" />
      <details className={css.words}>
        <summary>{t.unsent.summary(unsent.total)}</summary>
        <ul className={css.paths}>
          {unsent.paths.map((path, index) => (
            <li key={`${index}:${path}`}>{path}</li>
          ))}
          {more > 0 && <li>{t.unsent.more(more)}</li>}
        </ul>
      </details>
      <ActionIcon size={24} aria-label={t.unsent.forget} onClick={shelf.dismiss}>
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </section>
  );
}
