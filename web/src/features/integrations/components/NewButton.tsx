import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { integrations as t } from 'texts/integrations';

/** To the form for another one; an owner's alone. */
export function NewButton({ projectId, quiet }: { projectId: string; quiet?: boolean }) {
  return (
    <Button
      component={Link}
      to={`/app/projects/${projectId}/integrations/new`}
      variant={quiet ? 'default' : 'filled'}
      leftSection={<IconPlus size={16} stroke={1.6} />}
    >
      {t.new}
    </Button>
  );
}
