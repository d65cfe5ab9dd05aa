import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { wordsOf } from '../../../shared/api/problem';
import type { Token } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { createToken, revokeToken, tokensQuery } from '../api/tokens';
import { Line, Section } from './Section';
import css from './SettingsPage.module.css';

/** Personal tokens for programs: made, shown once, revoked. */
export function Tokens() {
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  return (
    <Section title="Personal tokens" action={<Button onClick={() => setMaking(true)}>New token</Button>}>
      {tokens.isError && <p className={css.none}>{wordsOf(tokens.error)}</p>}
      {tokens.data?.length === 0 && (
        <p className={css.none}>No tokens. A token lets a program do what you can do here.</p>
      )}
      {tokens.data?.map((token) => (
        <Line key={token.token_id} label={token.name} hint={lifeOf(token)}>
          <Button onClick={() => setRevoking(token)} aria-label={`Revoke ${token.name}`}>
            Revoke
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
    `made ${onDay(token.created_at)}`,
    token.last_used_at ? `last used ${onDay(token.last_used_at)}` : 'never used',
    token.expires_at && `ends ${onDay(token.expires_at)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'No end' },
];

function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () =>
      createToken(name.trim(), days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const made = make.data;
  if (made) {
    return (
      <Dialog title="Your new token" verb="Done" onClose={onClose} onDo={onClose}>
        <p>Copy it now: it is shown this once and stored only as a hash.</p>
        <div className={css.token}>
          <code>{made.token}</code>
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(made.token).then(
                () => toast('Copied.'),
                () => toast('The browser did not allow it. Copy it by hand.', 'wrong'),
              )
            }
          >
            Copy
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="New token"
      verb="Create token"
      disabled={name.trim() === ''}
      busy={make.isPending}
      error={make.error}
      onClose={onClose}
      onDo={() => make.mutate()}
    >
      <TextInput
        label="Name"
        placeholder="What it is for"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Valid for"
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
      void queries.invalidateQueries({ queryKey: ['tokens'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={`Revoke ${token.name}?`}
      verb="Revoke token"
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onDo={() => revoke.mutate()}
    >
      <p>Programs that use it are refused from now on.</p>
    </Dialog>
  );
}
