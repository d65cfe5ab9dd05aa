import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settings as t } from 'texts/settings';
import { copyText } from '../../../shared/lib/copy';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { Token } from '../../../shared/api/types';
import { agoWords, onDay } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { createToken, revokeToken, scopeOf, tokensQuery, type TokenScope } from '../api/tokens';
import { Line, LineSkeleton, Section } from './Section';
import css from './SettingsPage.module.css';

/** Personal tokens for programs: made, shown once, revoked. */
export function Tokens() {
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  return (
    <Section
      id="tokens"
      title={t.tokens.title}
      hint={t.tokens.hint}
      action={<Button onClick={() => setMaking(true)}>{t.tokens.new}</Button>}
    >
      {tokens.isPending && <LineSkeleton />}
      {tokens.isError && <p className={css.none}>{wordsOf(tokens.error)}</p>}
      {tokens.data?.length === 0 && <p className={css.none}>{t.tokens.none}</p>}
      {tokens.data?.map((token) => (
        <Line key={token.token_id} label={token.name} hint={lifeOf(token)}>
          <Button onClick={() => setRevoking(token)} aria-label={t.tokens.revokeOf(token.name)}>
            {t.tokens.revoke}
          </Button>
        </Line>
      ))}
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  );
}

function lifeOf(token: Token): string {
  return [
    t.tokens.scopes[scopeOf(token)],
    t.tokens.made(onDay(token.created_at)),
    token.last_used_at ? t.tokens.lastUsed(agoWords(token.last_used_at, Date.now())) : t.tokens.neverUsed,
    token.expires_at &&
      (Date.parse(token.expires_at) < Date.now() ? t.tokens.ended : t.tokens.ends)(onDay(token.expires_at)),
  ]
    .filter(Boolean)
    .join(' · ');
}

const scopes = (['write', 'read', 'all'] as const).map((value) => ({
  value,
  label: t.tokenDialog.scopes[value],
}));

const lives = [
  { value: '7', label: t.tokenDialog.lives.week },
  { value: '30', label: t.tokenDialog.lives.month },
  { value: '90', label: t.tokenDialog.lives.quarter },
  { value: '365', label: t.tokenDialog.lives.year },
  { value: '', label: t.tokenDialog.lives.endless },
];

function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('write');
  const [days, setDays] = useState('90');
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () =>
      createToken(
        name.trim(),
        scope,
        days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null,
      ),
    onSuccess: () => readAgain(queries, after.tokensChanged()),
  });
  const made = make.data;
  if (made) {
    return (
      <Dialog title={t.tokenDialog.madeTitle} verb={t.tokenDialog.done} onClose={onClose} onDo={onClose}>
        <p>{t.tokenDialog.copyNow}</p>
        <div className={css.token}>
          <code>{made.token}</code>
          <Button
            onClick={() =>
              void copyText(made.token).then(
                () => toast(t.tokenDialog.copied),
                () => toast(t.tokenDialog.cannotCopy, 'wrong'),
              )
            }
          >
            {t.tokenDialog.copy}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t.tokenDialog.title}
      verb={t.tokenDialog.verb}
      disabled={name.trim() === ''}
      busy={make.isPending}
      error={make.error}
      onClose={onClose}
      onDo={() => make.mutate()}
    >
      <TextInput
        label={t.tokenDialog.name}
        placeholder={t.tokenDialog.nameHint}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t.tokenDialog.may}
        value={scope}
        data={scopes}
        description={t.tokenDialog.scopeHints[scope]}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={(event) => setScope(event.currentTarget.value as TokenScope)}
      />
      <NativeSelect
        label={t.tokenDialog.validFor}
        value={days}
        data={lives}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
    </Dialog>
  );
}

function RevokeDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeToken(token.token_id),
    onSuccess: () => {
      void readAgain(queries, after.tokensChanged());
      onClose();
    },
  });
  return (
    <Dialog
      title={t.tokenRevoking.title(token.name)}
      verb={t.tokenRevoking.verb}
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onDo={() => revoke.mutate()}
    >
      <p>{t.tokenRevoking.warning}</p>
    </Dialog>
  );
}
