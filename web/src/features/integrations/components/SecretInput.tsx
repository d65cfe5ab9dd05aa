import { Button, PasswordInput } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { integrationForm } from 'texts/integration-form';
import type { Secret } from '../model/secret';
import css from './Form.module.css';

const t = integrationForm.secret;

interface Props {
  label: string;
  /** Where the label says nothing new to the eye. */
  bare?: boolean;
  value: Secret;
  /** Whether one is kept that goes on being used while nothing is entered. */
  kept: boolean;
  error: string | undefined;
  onChange: (value: Secret) => void;
}

/** A secret that can be entered and exchanged, and never be read again. */
export function SecretInput({ label, bare, value, kept, error, onChange }: Props) {
  if (kept && value === null) {
    return (
      <div>
        {!bare && (
          <span className={css.label} aria-hidden="true">
            {label}
          </span>
        )}
        <Kept label={label} onReplace={() => onChange('')} />
        {error && <p className={css.error}>{error}</p>}
      </div>
    );
  }
  return (
    <div>
      <PasswordInput
        label={bare ? undefined : label}
        aria-label={bare ? label : undefined}
        autoComplete="new-password"
        spellCheck={false}
        value={value ?? ''}
        error={error}
        visibilityToggleButtonProps={{ 'aria-label': t.show }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {kept && <KeepButton onKeep={() => onChange(null)} />}
    </div>
  );
}

/** Says that there is one, and lets it be exchanged. */
export function Kept({ label, onReplace }: { label: string; onReplace: () => void }) {
  return (
    <div className={css.kept}>
      <IconCircleCheckFilled size={15} aria-hidden="true" />
      <span>
        <span className="visually-hidden">{t.setLabel(label)}</span>
        <span aria-hidden="true">{t.set}</span>
      </span>
      <Button size="compact-xs" aria-label={t.replaceOf(label)} onClick={onReplace}>
        {t.replace}
      </Button>
    </div>
  );
}

export function KeepButton({ onKeep }: { onKeep: () => void }) {
  return (
    <div className={css.below}>
      <Button variant="subtle" color="gray" size="compact-xs" onClick={onKeep}>
        {t.keep}
      </Button>
    </div>
  );
}
