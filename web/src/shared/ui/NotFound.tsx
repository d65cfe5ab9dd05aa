import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTitle } from '../lib/useTitle';
import { EmptyState } from './EmptyState';

interface Props {
  title?: string;
  back?: { to: string; name: string };
}

export function NotFound({
  title = 'There is no such page',
  back = { to: '/app', name: 'To the projects' },
}: Props) {
  useTitle('Not found');
  return (
    <div>
      <EmptyState
        title={title}
        hint="It may have been deleted, or it belongs to somebody who has not shared it with you."
      >
        <Button component={Link} to={back.to}>
          {back.name}
        </Button>
      </EmptyState>
    </div>
  );
}
