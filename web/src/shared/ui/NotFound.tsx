import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTitle } from '../lib/useTitle';
import { EmptyState } from './EmptyState';

export function NotFound() {
  useTitle('Not found');
  return (
    <div>
      <EmptyState
        title="There is no such page"
        hint="It may have been deleted, or it belongs to somebody who has not shared it with you."
      >
        <Button component={Link} to="/app">
          To the projects
        </Button>
      </EmptyState>
    </div>
  );
}
