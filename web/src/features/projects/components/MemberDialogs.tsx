import { useMutation, useQueryClient, type Query } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { members as t } from 'texts/members';
import { projects } from 'texts/projects';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { Project, ProjectMember, Role } from '../../../shared/api/types';
import { Dialog } from '../../../shared/ui/Dialog';
import { changeRole, removeMember } from '../api/members';
import { nameOf } from '../model/members';
import { leaving, useMembersRead } from '../model/useMembersRead';

export type MemberQuestion =
  | { verb: 'remove' | 'leave' | 'hand-over'; member: ProjectMember }
  | { verb: 'step-down'; member: ProjectMember; role: Role }
  | null;

interface Props {
  project: Project;
  me: string | undefined;
  question: MemberQuestion;
  onClose: () => void;
}

/** What is asked before somebody goes, or before one gives up one's own rights. */
export function MemberDialogs({ question, ...props }: Props) {
  return question && <Question key={question.verb} question={question} {...props} />;
}

function Question({ project, me, question, onClose }: Props & { question: NonNullable<MemberQuestion> }) {
  const id = project.project_id;
  const read = useMembersRead(id);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const name = nameOf(question.member);
  const ofProject = { predicate: ({ queryKey }: Query) => queryKey.includes(id) };
  const act = useMutation({
    mutationKey: question.verb === 'leave' ? leaving(id) : undefined,
    mutationFn: async () => {
      const { user_id } = question.member;
      if (question.verb === 'leave') await queries.cancelQueries(ofProject);
      if (question.verb === 'step-down') return changeRole(id, user_id, question.role);
      if (question.verb !== 'hand-over') return removeMember(id, user_id);
      await changeRole(id, user_id, 'owner');
      if (me) return changeRole(id, me, 'editor');
    },
    onSuccess: async () => {
      onClose();
      if (question.verb !== 'leave') return read();
      // Nothing of the project is asked for any more by who has left it.
      await navigate('/app');
      // What is still shown would be asked for again if it were taken away under the page.
      queries.removeQueries({ ...ofProject, type: 'inactive' });
      await readAgain(queries, after.projectsChanged());
    },
  });
  const words = {
    remove: { title: t.removal.title(name), verb: t.removal.verb, text: t.removal.words },
    leave: { title: t.leaving.title(project.project_name), verb: t.leaving.verb, text: t.leaving.words },
    'hand-over': {
      title: t.handingOver.title(name),
      verb: t.handingOver.verb,
      text: t.handingOver.words(name),
    },
    'step-down': {
      title: t.steppingDown.title,
      verb: t.steppingDown.verb(question.verb === 'step-down' ? projects.roles[question.role] : ''),
      text: t.steppingDown.words,
    },
  }[question.verb];
  const last = act.error instanceof Problem && act.error.is('last-owner');
  return (
    <Dialog
      title={words.title}
      verb={words.verb}
      danger
      busy={act.isPending}
      error={last ? new Error(t.lastOwner) : act.error}
      onClose={onClose}
      onDo={() => act.mutate()}
    >
      <p>{words.text}</p>
    </Dialog>
  );
}
