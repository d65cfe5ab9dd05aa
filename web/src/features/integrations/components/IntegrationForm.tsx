import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { integrationForm as t } from 'texts/integration-form';
import { integrations } from 'texts/integrations';
import { wordsOf } from '../../../shared/api/problem';
import type {
  Integration,
  IntegrationKind,
  IntegrationWish,
  Trigger,
} from '../../../shared/api/integrationTypes';
import type { Project } from '../../../shared/api/types';
import { useTitle } from '../../../shared/lib/useTitle';
import { Choices } from '../../../shared/ui/Choices';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { FormError } from '../../../shared/ui/FormError';
import table from '../../../shared/ui/table.module.css';
import { toast } from '../../../shared/ui/toast';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useSchemas } from '../../schemas/api/schemas';
import { changeIntegration, makeIntegration } from '../api/integrations';
import { takesBatches, wishOf, type Draft } from '../model/draft';
import { findingsOf } from '../model/findings';
import { keepsPassword } from '../model/graph';
import { useKeptDraft } from '../model/keptDraft';
import { keepsKey } from '../model/store';
import { useIntegrationsRead } from '../model/useIntegrationActs';
import { keptOf } from '../model/webhook';
import css from './Form.module.css';
import { GraphFields, graphPointers } from './GraphFields';
import { Section } from './Section';
import { StoreFields, storePointers } from './StoreFields';
import { WebhookFields, webhookPointers } from './WebhookFields';

const pointers = { webhook: webhookPointers, object_store: storePointers, neo4j: graphPointers };
const common = /^\/(name|schema_id|trigger)$/;

interface Props {
  project: Project;
  kind: IntegrationKind;
  /** The one that is changed; a new one where there is none. */
  old?: Integration;
}

/** All that is to be known of an integration; what the server finds wrong stands at its field. */
export function IntegrationForm({ project, kind, old }: Props) {
  const id = project.project_id;
  const list = `/app/projects/${id}/integrations`;
  const back = old ? `${list}/${old.integration_id}` : list;
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  // Whatever led here is gone: the keyboard goes on in the form.
  useEffect(() => first.current?.focus(), []);
  const navigate = useNavigate();
  const read = useIntegrationsRead(id);
  const { draft, setDraft, restored, discard, drop } = useKeptDraft({ projectId: id, kind, old });
  const set = (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more }));
  useTitle(`${old ? t.titleEdit(old.name) : t.titleNew[kind]} · ${project.project_name}`);
  const wish = wishOf(kind, draft, old);
  const save = useMutation({
    mutationFn: (sent: IntegrationWish) =>
      old ? changeIntegration(old, sent) : makeIntegration(id, kind, sent),
    onSuccess: async (kept) => {
      drop();
      toast(old ? t.saved(kept.name) : t.made(kept.name));
      await read();
      await navigate(`${list}/${kept.integration_id}`, { replace: true });
    },
  });
  const shown = new RegExp(`${common.source}|${pointers[kind].source}`);
  const findings = findingsOf(save.error, shown, save.variables, wish);
  const schemaSelect = (
    <SchemaSelect draft={draft} old={old} error={findings.at('/schema_id')} onChange={set} />
  );
  const startAnew = () => {
    discard();
    save.reset();
    first.current?.focus();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(wish);
  };
  return (
    <>
      <Toolbar
        actions={
          <>
            <Button component={Link} to={back} onClick={drop}>
              {t.cancel}
            </Button>
            <Button
              variant="filled"
              type="submit"
              form={form}
              loading={save.isPending}
              disabled={draft.name.trim() === ''}
            >
              {old ? t.save : t.create}
            </Button>
          </>
        }
      >
        <Crumbs
          trail={[
            { to: `/app/projects/${id}`, name: project.project_name },
            { to: list, name: integrations.title },
            ...(old ? [{ to: back, name: old.name }] : []),
          ]}
          here={old ? t.edit : t.titleNew[kind]}
        />
      </Toolbar>
      <div className={table.page}>
        <form id={form} className={css.page} noValidate onSubmit={onSubmit}>
          {restored && (
            <div className={css.restored} role="status">
              <p>{t.restored}</p>
              <Button size="compact-xs" onClick={startAnew}>
                {t.discard}
              </Button>
            </div>
          )}
          {findings.rest != null && <FormError>{wordsOf(findings.rest)}</FormError>}
          <div className={css.section}>
            <TextInput
              ref={first}
              label={t.name}
              placeholder={t.nameExample}
              maxLength={100}
              autoComplete="off"
              value={draft.name}
              error={findings.at('/name')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </div>
          {kind === 'webhook' && (
            <WebhookFields
              draft={draft.webhook}
              kept={keptOf(draft.webhook, old)}
              findings={findings}
              onChange={(more) => setDraft((now) => ({ ...now, webhook: { ...now.webhook, ...more } }))}
            />
          )}
          {kind === 'neo4j' && (
            <GraphFields
              projectId={id}
              draft={draft.graph}
              schemaId={draft.schemaId}
              schemaSelect={schemaSelect}
              kept={keepsPassword(draft.graph, old)}
              findings={findings}
              onChange={(more) => setDraft((now) => ({ ...now, graph: { ...now.graph, ...more } }))}
            />
          )}
          {kind === 'object_store' && (
            <StoreFields
              draft={draft.store}
              kept={keepsKey(draft.store, old)}
              findings={findings}
              onChange={(more) => setDraft((now) => ({ ...now, store: { ...now.store, ...more } }))}
            />
          )}
          <Section title={t.sections.when}>
            <Choices
              label={t.trigger}
              value={draft.trigger}
              choices={triggers(kind)}
              stacked
              onChange={(trigger) => set({ trigger })}
            />
            {findings.at('/trigger') && <p className={css.error}>{findings.at('/trigger')}</p>}
            {kind !== 'neo4j' && schemaSelect}
          </Section>
        </form>
      </div>
    </>
  );
}

function triggers(kind: IntegrationKind) {
  const all: Trigger[] = takesBatches(kind) ? ['batch', 'run', 'manual'] : ['run', 'manual'];
  return all.map((value) => ({
    value,
    name: integrations.triggers[value],
    hint: integrations.triggerHints[value],
  }));
}

function SchemaSelect(props: {
  draft: Draft;
  old: Integration | undefined;
  error: string | undefined;
  onChange: (more: Partial<Draft>) => void;
}) {
  const { draft, old, error, onChange } = props;
  const schemas = useSchemas().data ?? [];
  const known = schemas.map(({ schema_id, schema_ref }) => ({ value: schema_id, label: schema_ref }));
  const chosen = draft.schemaId;
  // One of another member is not in the list, and still is what is chosen.
  const other =
    chosen !== null && !known.some(({ value }) => value === chosen)
      ? [{ value: chosen, label: old?.schema_ref ?? t.otherSchema }]
      : [];
  return (
    <NativeSelect
      label={t.schema}
      description={t.schemaHint}
      value={chosen ?? ''}
      error={error}
      data={[{ value: '', label: t.allSchemas }, ...known, ...other]}
      onChange={(event) => onChange({ schemaId: event.currentTarget.value || null })}
    />
  );
}
