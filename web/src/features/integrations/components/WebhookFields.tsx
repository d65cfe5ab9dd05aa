import { ActionIcon, Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { integrationForm } from 'texts/integration-form';
import type { Findings } from '../model/findings';
import { headerSecret, type Auth, type HeaderDraft, type WebhookDraft } from '../model/webhook';
import css from './Form.module.css';
import { SecretInput } from './SecretInput';
import { Section } from './Section';
import { SigningSecret } from './SigningSecret';

const t = integrationForm.webhook;
const auths = Object.entries(t.auths).map(([value, label]) => ({ value: value as Auth, label }));

/** What findings of a refused form stand at these fields. */
export const webhookPointers =
  /^\/(settings\/(url|username|headers(\/\d+)?)|secrets\/(password|token|signing_secret|header:.+))$/;

interface Props {
  draft: WebhookDraft;
  kept: Record<string, 'set'>;
  findings: Findings;
  onChange: (more: Partial<WebhookDraft>) => void;
}

/** How a webhook is called: where, how it lets us in, and how it knows that it is us. */
export function WebhookFields({ draft, kept, findings, onChange }: Props) {
  const { at } = findings;
  return (
    <>
      <Section title={integrationForm.sections.where}>
        <TextInput
          className={css.mono}
          label={t.url}
          description={t.urlHint}
          placeholder={t.urlExample}
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          value={draft.url}
          error={at('/settings/url')}
          onChange={(event) => onChange({ url: event.currentTarget.value })}
        />
        <Checkbox
          label={t.gzip}
          description={t.gzipHint}
          checked={draft.gzip}
          onChange={(event) => onChange({ gzip: event.currentTarget.checked })}
        />
      </Section>
      <Section title={integrationForm.sections.signing}>
        <Checkbox
          label={t.signed}
          description={t.signedHint}
          checked={draft.signed}
          onChange={(event) => onChange({ signed: event.currentTarget.checked })}
        />
        {draft.signed && (
          <SigningSecret
            value={draft.signing}
            kept={'signing_secret' in kept}
            error={at('/secrets/signing_secret')}
            onChange={(signing) => onChange({ signing })}
          />
        )}
      </Section>
      <Section title={integrationForm.sections.access}>
        <div>
          <span className={css.label}>{t.auth}</span>
          <SegmentedControl
            aria-label={t.auth}
            size="xs"
            value={draft.auth}
            data={auths}
            onChange={(auth) => onChange({ auth })}
          />
        </div>
        {draft.auth === 'basic' && (
          <div className={css.pair}>
            <TextInput
              label={t.username}
              autoComplete="off"
              spellCheck={false}
              value={draft.username}
              error={at('/settings/username')}
              onChange={(event) => onChange({ username: event.currentTarget.value })}
            />
            <SecretInput
              label={t.password}
              value={draft.password}
              kept={'password' in kept}
              error={at('/secrets/password')}
              onChange={(password) => onChange({ password })}
            />
          </div>
        )}
        {draft.auth === 'bearer' && (
          <SecretInput
            label={t.token}
            value={draft.token}
            kept={'token' in kept}
            error={at('/secrets/token')}
            onChange={(token) => onChange({ token })}
          />
        )}
        <Headers draft={draft} kept={kept} findings={findings} onChange={onChange} />
      </Section>
    </>
  );
}

/** The field of a header that was just added; it is the same function each time, and so runs once for each. */
const focusFresh = (field: HTMLInputElement | null) => field?.focus();

/** Further headers, by name and value; a value that is kept stays while its name does. */
function Headers({ draft, kept, findings, onChange }: Props) {
  const { headers } = draft;
  const set = (key: number, more: Partial<HeaderDraft>) =>
    onChange({ headers: headers.map((each) => (each.key === key ? { ...each, ...more } : each)) });
  const group = useRef<HTMLDivElement>(null);
  const [fresh, setFresh] = useState<number | null>(null);
  const add = () => {
    const key = headers.reduce((most, each) => Math.max(most, each.key), -1) + 1;
    onChange({ headers: [...headers, { key, name: '', value: null }] });
    setFresh(key);
  };
  /** The keyboard goes on at a neighbour, or where another one is added. */
  const remove = (at: number) => {
    const buttons = [...(group.current?.querySelectorAll<HTMLElement>('[data-remove], [data-add]') ?? [])];
    const neighbour = at + 1 < headers.length ? at + 1 : at > 0 ? at - 1 : headers.length;
    buttons[neighbour]?.focus();
    onChange({ headers: headers.toSpliced(at, 1) });
  };
  return (
    <div ref={group} role="group" aria-label={t.headers}>
      <span className={css.label}>{t.headers}</span>
      <p className={css.hint}>{t.headersHint}</p>
      {headers.length > 0 && (
        <ul className={css.headers}>
          {headers.map(({ key, name, value }, at) => (
            <li key={key}>
              <TextInput
                ref={key === fresh ? focusFresh : undefined}
                className={css.mono}
                aria-label={t.headerName(at + 1)}
                placeholder={t.headerNameExample}
                spellCheck={false}
                autoComplete="off"
                value={name}
                error={findings.at(`/settings/headers/${at}`)}
                onChange={(event) => set(key, { name: event.currentTarget.value })}
              />
              <SecretInput
                label={t.headerValue(at + 1)}
                bare
                value={value}
                kept={headerSecret(name.trim()) in kept}
                error={findings.at(`/secrets/${headerSecret(name.trim())}`)}
                onChange={(next) => set(key, { value: next })}
              />
              <ActionIcon data-remove aria-label={t.removeHeader(at + 1)} onClick={() => remove(at)}>
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {findings.at('/settings/headers') && <p className={css.error}>{findings.at('/settings/headers')}</p>}
      <div className={css.below}>
        <Button data-add size="compact-sm" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={add}>
          {t.addHeader}
        </Button>
      </div>
    </div>
  );
}
