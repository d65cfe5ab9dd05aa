import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { account } from 'texts/account';
import type { AccountDeletion } from '../../../shared/api/accountTypes';
import { Problem } from '../../../shared/api/problem';
import { Dialog } from '../../../shared/ui/Dialog';
import { useUser } from '../../auth/api/session';
import { accountQuery, deleteAccount, deletionQuery } from '../api/account';
import { Line, Section } from './Section';
import css from './SettingsPage.module.css';

const t = account.deletion;

export function DeleteAccount() {
  const [asked, setAsked] = useState(false);
  return (
    <Section id="delete-account" title={t.title}>
      <Line label={t.title} hint={t.hint}>
        <Button variant="default" className={css.danger} onClick={() => setAsked(true)}>
          {t.open}
        </Button>
      </Line>
      {asked && <DeleteDialog onClose={() => setAsked(false)} />}
    </Section>
  );
}

/** Says in numbers what goes, and what has to be settled before; then the address is typed and the password asked for. */
function DeleteDialog({ onClose }: { onClose: () => void }) {
  const user = useUser();
  const has = useQuery(accountQuery).data?.has_password !== false;
  const goes = useQuery(deletionQuery);
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const email = user?.email ?? '';
  const erase = useMutation({
    mutationFn: () => deleteAccount(typed.trim(), has ? password : null),
    // Nothing of this person is left on the page.
    onSuccess: () => window.location.assign('/login?deleted'),
    onError: () => void goes.refetch(),
  });
  const findings = erase.error instanceof Problem ? erase.error.errors : [];
  const wrong = (field: string) => findings.find(({ pointer }) => pointer === field)?.message;
  const placed = ['/email', '/current_password'].some(wrong);
  const blocked = (goes.data?.blocked_by.length ?? 0) > 0;
  const same = typed.trim().toLowerCase() === email.toLowerCase();
  if (blocked && goes.data) {
    return (
      <Dialog title={t.dialogTitle} verb={t.close} onClose={onClose}>
        <Blocked by={goes.data.blocked_by} onGo={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t.dialogTitle}
      verb={t.verb}
      danger
      disabled={!goes.data || !same || (has && password === '')}
      busy={erase.isPending || erase.isSuccess}
      error={placed ? null : (erase.error ?? goes.error)}
      onClose={onClose}
      onDo={() => erase.mutate()}
    >
      {goes.isPending && <p>{t.counting}</p>}
      {goes.data && <Goes projects={goes.data.projects} />}
      <p>{t.rest}</p>
      <TextInput
        label={t.typeAddress(<strong>{email}</strong>)}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={wrong('/email')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {has && (
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': account.passwordDialog.show }}
          value={password}
          error={wrong('/current_password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
    </Dialog>
  );
}

function Goes({ projects }: { projects: AccountDeletion['projects'] }) {
  if (projects.length === 0) return <p>{t.noProjects}</p>;
  return (
    <>
      <p>{t.goes(projects.length)}</p>
      <ul className={css.list}>
        {projects.map(({ project_id, project_name, documents, confirmed }) => (
          <li key={project_id}>
            <strong>{project_name}</strong>
            <span className={css.hint}>{t.project(documents, confirmed)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Blocked({ by, onGo }: { by: AccountDeletion['blocked_by']; onGo: () => void }) {
  return (
    <>
      <p role="alert">{t.blocked}</p>
      <ul className={css.list}>
        {by.map(({ project_id, project_name, members }) => (
          <li key={project_id}>
            <Link className="link" to={`/app/projects/${project_id}?view=members`} onClick={onGo}>
              {project_name}
            </Link>
            <span className={css.hint}>{t.members(members)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
