import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { shared as t } from 'texts/shared';
import { useTitle } from '../lib/useTitle';
import { EmptyState } from './EmptyState';

interface Props {
  title?: string;
  back?: { to: string; name: string };
}

export function NotFound({
  title = t.notFound.title,
  back = { to: '/app', name: t.notFound.toProjects },
}: Props) {
  useTitle(t.notFound.pageTitle);
  return (
    <div>
      <EmptyState level={1} title={title} hint={t.notFound.hint}>
        <Button component={Link} to={back.to}>
          {back.name}
        </Button>
      </EmptyState>
    </div>
  );
}
