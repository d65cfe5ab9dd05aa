import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { members } from 'texts/members';
import { projects } from 'texts/projects';
import { Problem } from '../../../shared/api/problem';
import type { Project, Role } from '../../../shared/api/types';
import { rolesByRank } from '../../../shared/lib/roles';
import { Choices } from '../../../shared/ui/Choices';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { invite } from '../api/members';
import { useMembersRead } from '../model/useMembersRead';
import { LinkDialog } from './LinkDialog';

const t = members.inviteDialog;

const choices = rolesByRank.map((value) => ({
  value,
  name: t.roles[value],
  hint: projects.roleMay[value],
}));

/** Asks somebody in by their address, whether they have an account or not. */
export function InviteDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reviewer');
  const read = useMembersRead(project.project_id);
  const send = useMutation({
    mutationFn: () => invite(project.project_id, email.trim(), role),
    onSuccess: (made) => {
      void read();
      if (made.link) return;
      toast(t.mailed(made.email));
      onClose();
    },
  });
  if (send.data?.link) {
    return <LinkDialog invitation={send.data} link={send.data.link} onClose={onClose} />;
  }
  const problem = send.error instanceof Problem ? send.error : null;
  const wrong = problem?.is('already-member')
    ? t.alreadyMember(email.trim())
    : problem?.errors.find(({ pointer }) => pointer === '/email')?.message;
  return (
    <Dialog
      title={t.title}
      verb={t.verb}
      disabled={email.trim() === ''}
      busy={send.isPending}
      error={wrong ? null : send.error}
      onClose={onClose}
      onDo={() => send.mutate()}
    >
      <TextInput
        label={t.email}
        type="email"
        autoComplete="off"
        data-autofocus
        value={email}
        error={wrong}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Choices label={t.role} value={role} choices={choices} stacked onChange={setRole} />
    </Dialog>
  );
}
