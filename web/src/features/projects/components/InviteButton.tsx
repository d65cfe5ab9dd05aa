import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { members as t } from 'texts/members';
import type { Project } from '../../../shared/api/types';
import { InviteDialog } from './InviteDialog';

/** Asks others in, at the end of the line with the views. */
export default function InviteButton({ project }: { project: Project }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        leftSection={<IconUserPlus size={14} stroke={1.6} />}
        onClick={() => setAsked(true)}
      >
        {t.invite}
      </Button>
      {asked && <InviteDialog project={project} onClose={() => setAsked(false)} />}
    </>
  );
}
