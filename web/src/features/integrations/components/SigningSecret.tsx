import { Button, TextInput } from '@mantine/core';
import { integrationForm } from 'texts/integration-form';
import { copyText } from '../../../shared/lib/copy';
import { toast } from '../../../shared/ui/toast';
import { makeSigningSecret, type Secret } from '../model/secret';
import css from './Form.module.css';
import { KeepButton, Kept } from './SecretInput';

const t = integrationForm.webhook;

interface Props {
  value: Secret;
  kept: boolean;
  error: string | undefined;
  onChange: (value: Secret) => void;
}

/** The secret that signs each call: made here, shown until it is saved, and exchanged without a gap. */
export function SigningSecret({ value, kept, error, onChange }: Props) {
  if (kept && value === null) {
    return (
      <div>
        <span className={css.label} aria-hidden="true">
          {t.signing}
        </span>
        <Kept label={t.signing} onReplace={() => onChange('')} />
      </div>
    );
  }
  const copy = () =>
    void copyText(value ?? '').then(
      () => toast(t.copied),
      () => toast(t.cannotCopy, 'wrong'),
    );
  return (
    <div>
      <TextInput
        className={css.mono}
        label={t.signing}
        placeholder={t.signingExample}
        autoComplete="off"
        spellCheck={false}
        value={value ?? ''}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={css.below}>
        <Button size="compact-sm" onClick={() => onChange(makeSigningSecret())}>
          {value ? t.makeAnother : t.make}
        </Button>
        {value && (
          <Button size="compact-sm" onClick={copy}>
            {t.copy}
          </Button>
        )}
        {kept && <KeepButton onKeep={() => onChange(null)} />}
      </div>
      {value && <p className={css.hint}>{t.shownOnce}</p>}
      {kept && <p className={css.note}>{t.rotation}</p>}
    </div>
  );
}
