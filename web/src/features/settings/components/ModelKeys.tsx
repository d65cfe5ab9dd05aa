import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settings as t } from 'texts/settings';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { ModelKey } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { StatusPill } from '../../../shared/ui/Status';
import { deleteKey, modelKeysQuery, saveKey, testKey } from '../api/modelKeys';
import { hintWords, providerFault, providerNames, signOfKey, testWords } from '../model/keys';
import { LineSkeleton, Section } from './Section';
import css from './SettingsPage.module.css';

type Asked = { verb: 'add' } | { verb: 'replace' | 'delete'; key: ModelKey } | null;

/** A person's own keys for models: runs that they start are paid with them. */
export function ModelKeys() {
  const keys = useQuery(modelKeysQuery);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <Section
      id="model-keys"
      title={t.keys.title}
      hint={t.keys.hint}
      action={<Button onClick={() => setAsked({ verb: 'add' })}>{t.keys.add}</Button>}
    >
      {keys.isPending && <LineSkeleton />}
      {keys.isError && <p className={css.none}>{wordsOf(keys.error)}</p>}
      {keys.data?.length === 0 && <p className={css.none}>{t.keys.none}</p>}
      {keys.data?.map((key) => (
        <KeyLine key={key.provider} owned={key} onAsk={(verb) => setAsked({ verb, key })} />
      ))}
      {asked?.verb === 'add' && (
        <KeyDialog taken={(keys.data ?? []).map(({ provider }) => provider)} onClose={close} />
      )}
      {asked?.verb === 'replace' && <KeyDialog replaced={asked.key} taken={[]} onClose={close} />}
      {asked?.verb === 'delete' && <DeleteKeyDialog owned={asked.key} onClose={close} />}
    </Section>
  );
}

function nameOf(provider: string): string {
  return providerNames[provider] ?? provider;
}

function KeyLine({ owned, onAsk }: { owned: ModelKey; onAsk: (verb: 'replace' | 'delete') => void }) {
  const { provider, hint, base_url, state, reason, remarks, changed_at } = owned;
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => testKey(provider),
    onSettled: () => readAgain(queries, after.modelKeysChanged()),
  });
  const sign = signOfKey(state);
  const name = nameOf(provider);
  return (
    <div className={css.key}>
      <div className={css.line}>
        <div className={css.words}>
          <p className={css.label}>
            {name} <code className={css.secret}>{hintWords(hint)}</code>
            {state !== 'ready' && <StatusPill status={sign.status} word={sign.word} />}
          </p>
          <p className={css.hint}>
            {[base_url, t.keys.stored(onDay(changed_at)), remarks].filter(Boolean).join(' · ')}
          </p>
        </div>
        <span className={css.verbs}>
          <Button loading={test.isPending} aria-label={t.keys.testOf(name)} onClick={() => test.mutate()}>
            {t.keys.test}
          </Button>
          <Button aria-label={t.keys.replaceOf(name)} onClick={() => onAsk('replace')}>
            {t.keys.replace}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            aria-label={t.keys.deleteOf(name)}
            onClick={() => onAsk('delete')}
          >
            {t.keys.delete}
          </Button>
        </span>
      </div>
      <p
        className={css.told}
        role="status"
        data-result={test.data?.result ?? (reason ? 'rejected' : undefined)}
      >
        {test.isError ? wordsOf(test.error) : test.data ? testWords(test.data) : reason}
      </p>
    </div>
  );
}

const choices = [
  { value: 'anthropic', label: t.keys.providers.anthropic },
  { value: 'openai', label: t.keys.providers.openai },
  { value: '', label: t.keys.anotherProvider },
];

function KeyDialog(props: { replaced?: ModelKey; taken: string[]; onClose: () => void }) {
  const { replaced, taken, onClose } = props;
  const free = choices.filter(({ value }) => !taken.includes(value));
  const [choice, setChoice] = useState(free[0]?.value ?? '');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [address, setAddress] = useState(replaced?.base_url ?? '');
  const queries = useQueryClient();
  const provider = replaced?.provider ?? (choice || name.trim());
  const own = !['anthropic', 'openai'].includes(provider);
  const fault = replaced ? null : providerFault(provider, taken);
  const save = useMutation({
    mutationFn: () => saveKey(provider, secret.trim(), address.trim() || null),
    onSuccess: () => {
      void readAgain(queries, after.modelKeysChanged());
      onClose();
    },
  });
  const ready = fault === null && secret.trim() !== '' && (!own || address.trim() !== '');
  return (
    <Dialog
      title={replaced ? t.keyDialog.replaceTitle(nameOf(provider)) : t.keyDialog.title}
      verb={save.isPending ? t.keyDialog.busy : t.keyDialog.verb}
      disabled={!ready}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onDo={() => save.mutate()}
    >
      {!replaced && (
        <NativeSelect
          label={t.keyDialog.provider}
          data-autofocus
          value={choice}
          data={free}
          onChange={(event) => setChoice(event.currentTarget.value)}
        />
      )}
      {!replaced && choice === '' && (
        <TextInput
          label={t.keyDialog.name}
          placeholder={t.keyDialog.nameExample}
          spellCheck={false}
          value={name}
          error={name.trim() === '' ? undefined : fault}
          description={t.keyDialog.modelsAreCalled(name.trim() || t.keyDialog.nameExample)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={t.keyDialog.key}
        autoComplete="off"
        spellCheck={false}
        data-autofocus={replaced ? true : undefined}
        placeholder={replaced ? t.keyDialog.inPlaceOf(hintWords(replaced.hint)) : undefined}
        value={secret}
        visibilityToggleButtonProps={{ 'aria-label': t.keyDialog.show }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <TextInput
        label={own ? t.keyDialog.address : t.keyDialog.addressIfOther}
        placeholder={own ? t.keyDialog.addressExample : t.keyDialog.addressOptional}
        inputMode="url"
        spellCheck={false}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <p>{t.keyDialog.isTried}</p>
    </Dialog>
  );
}

function DeleteKeyDialog({ owned, onClose }: { owned: ModelKey; onClose: () => void }) {
  const queries = useQueryClient();
  const name = nameOf(owned.provider);
  const erase = useMutation({
    mutationFn: () => deleteKey(owned.provider),
    onSuccess: () => {
      void readAgain(queries, after.modelKeysChanged());
      onClose();
    },
  });
  return (
    <Dialog
      title={t.keyDeletion.title(name)}
      verb={t.keyDeletion.verb}
      danger
      busy={erase.isPending}
      error={erase.error}
      onClose={onClose}
      onDo={() => erase.mutate()}
    >
      <p>{t.keyDeletion.warning}</p>
    </Dialog>
  );
}
