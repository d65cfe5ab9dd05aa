import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { account } from 'texts/account';
import type { Account, Identity } from '../../../shared/api/accountTypes';
import { Problem, wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import { onDay } from '../../../shared/lib/format';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { ProviderIcon } from '../../auth/components/Providers';
import { providersQuery } from '../../auth/api/session';
import { accountQuery, unlinkIdentity } from '../api/account';
import { PasswordDialog } from './PasswordDialog';
import { Line, LineSkeleton, Section } from './Section';
import css from './SettingsPage.module.css';

const t = account.security;

/** How one gets in: by a password, and by accounts elsewhere that are linked. */
export function Security() {
  const known = useQuery(accountQuery);
  const [changing, setChanging] = useState(false);
  const outcome = useOutcome();
  const has = known.data?.has_password !== false;
  return (
    <Section id="security" title={t.title}>
      {outcome && (
        <p className={css.outcome} role="status" data-result={outcome === 'linked' ? 'accepted' : 'rejected'}>
          {t.outside[outcome]}
        </p>
      )}
      {known.isError && <p className={css.none}>{wordsOf(known.error)}</p>}
      {known.isPending && <LineSkeleton />}
      {known.data && (
        <>
          <Line label={t.password} hint={has ? t.passwordHint : t.noPassword}>
            <Button onClick={() => setChanging(true)}>{has ? t.change : t.set}</Button>
          </Line>
          <WaysIn known={known.data} />
          {changing && <PasswordDialog has={has} onClose={() => setChanging(false)} />}
        </>
      )}
    </Section>
  );
}

/** What came of linking, which leads over another site and back; the address forgets it again, and nothing else. */
function useOutcome(): string | null {
  const [params] = useSearchParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [outcome] = useState(() => params.get('oauth'));
  useEffect(() => {
    if (!params.has('oauth')) return;
    const rest = new URLSearchParams(params);
    rest.delete('oauth');
    void navigate({ search: rest.toString(), hash }, { replace: true });
  }, [params, hash, navigate]);
  return outcome !== null && Object.hasOwn(t.outside, outcome) ? outcome : null;
}

function WaysIn({ known }: { known: Account }) {
  const offered = useQuery(providersQuery).data ?? [];
  const identities = known.identities ?? [];
  const rest = identities.filter(({ provider }) => !offered.some((each) => each.provider === provider));
  const last = !known.has_password && identities.length === 1;
  return (
    <>
      {offered.map(({ provider, name, path }) => {
        const linked = identities.find((each) => each.provider === provider);
        return linked ? (
          <Linked key={provider} identity={linked} last={last} />
        ) : (
          <Line key={provider} label={<Named provider={provider} name={name} />} hint={t.notLinked}>
            <Button component="a" href={`${path}?link=true`} aria-label={t.linkOf(name)}>
              {t.link}
            </Button>
          </Line>
        );
      })}
      {rest.map((identity) => (
        <Linked key={identity.provider} identity={identity} last={last} />
      ))}
    </>
  );
}

function Named({ provider, name }: { provider: string; name: string }) {
  return (
    <span className={css.named}>
      <ProviderIcon provider={provider} />
      {name}
    </span>
  );
}

function Linked({ identity, last }: { identity: Identity; last: boolean }) {
  const { provider, name, email, created_at } = identity;
  const queries = useQueryClient();
  const unlink = useMutation({
    mutationFn: () => unlinkIdentity(provider),
    onSuccess: () => toast(t.unlinked(name)),
    onError: (error) =>
      error instanceof Problem && error.is('last-way-in') ? toast(t.lastWayIn, 'wrong') : toastProblem(error),
    onSettled: () => void readAgain(queries, after.waysInChanged()),
  });
  return (
    <Line
      label={<Named provider={provider} name={name} />}
      hint={
        <>
          {t.linkedAs(email ?? '', onDay(created_at))}
          {last && <> · {t.lastWayIn}</>}
        </>
      }
    >
      <Button
        aria-label={t.unlinkOf(name)}
        disabled={last}
        loading={unlink.isPending}
        onClick={() => unlink.mutate()}
      >
        {t.unlink}
      </Button>
    </Line>
  );
}
