import { Menu } from '@mantine/core';
import { Link } from 'react-router';
import { revisedWords as words } from 'texts/revised';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { useRevisable } from '../model/useRevisable';
import css from './RevisedItem.module.css';

interface Props {
  projectId: string;
  document: SourceDocument;
  run: Run | undefined;
}

/** The way to the revised document in a menu, or why there is none. */
export function RevisedItem({ projectId, document, run }: Props) {
  const { to, reason } = useRevisable(projectId, document, run);
  if (to === null) {
    return (
      <Menu.Item disabled className={css.item}>
        {words.open}
        {reason && <span className={css.reason}>{reason}</span>}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item component={Link} to={to}>
      {words.open}
    </Menu.Item>
  );
}
