import { Checkbox, TextInput } from '@mantine/core';
import { integrationForm } from 'texts/integration-form';
import { Choices } from '../../../shared/ui/Choices';
import type { Findings } from '../model/findings';
import type { Mode, StoreDraft } from '../model/store';
import css from './Form.module.css';
import { SecretInput } from './SecretInput';
import { Section } from './Section';

const t = integrationForm.store;
const modes = (['rewrite', 'append'] as Mode[]).map((value) => ({
  value,
  name: t.modes[value],
  hint: t.modeHints[value],
}));

/** What findings of a refused form stand at these fields. */
export const storePointers =
  /^\/(settings\/(endpoint|region|bucket|prefix|access_key_id)|secrets\/secret_access_key)$/;

interface Props {
  draft: StoreDraft;
  kept: boolean;
  findings: Findings;
  onChange: (more: Partial<StoreDraft>) => void;
}

type Name = 'endpoint' | 'region' | 'bucket' | 'prefix' | 'accessKeyId';

/** Which bucket files go to, and how we are let in there. */
export function StoreFields({ draft, kept, findings, onChange }: Props) {
  const input = (name: Name, pointer: string, words: { label: string; hint?: string; example?: string }) => (
    <TextInput
      label={words.label}
      description={words.hint}
      placeholder={words.example}
      spellCheck={false}
      autoComplete="off"
      value={draft[name]}
      error={findings.at(`/settings/${pointer}`)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Section title={integrationForm.sections.where}>
        {input('endpoint', 'endpoint', {
          label: t.endpoint,
          hint: t.endpointHint,
          example: t.endpointExample,
        })}
        <div className={css.pair}>
          {input('bucket', 'bucket', { label: t.bucket })}
          {input('prefix', 'prefix', { label: t.prefix, example: t.prefixExample })}
        </div>
        <div className={css.pair}>
          {input('region', 'region', { label: t.region, example: t.regionExample })}
        </div>
        <Checkbox
          label={t.pathStyle}
          description={t.pathStyleHint}
          checked={draft.pathStyle}
          onChange={(event) => onChange({ pathStyle: event.currentTarget.checked })}
        />
      </Section>
      <Section title={integrationForm.sections.access}>
        <div className={css.pair}>
          {input('accessKeyId', 'access_key_id', { label: t.keyId })}
          <SecretInput
            label={t.key}
            value={draft.secretAccessKey}
            kept={kept}
            error={findings.at('/secrets/secret_access_key')}
            onChange={(secretAccessKey) => onChange({ secretAccessKey })}
          />
        </div>
      </Section>
      <Section title={integrationForm.sections.files}>
        <Choices label={t.mode} value={draft.mode} choices={modes} onChange={(mode) => onChange({ mode })} />
      </Section>
    </>
  );
}
