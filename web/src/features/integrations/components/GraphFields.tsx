import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { integrationForm } from 'texts/integration-form';
import { integrationGraph as t } from 'texts/integration-graph';
import { wordsOf } from '../../../shared/api/problem';
import type { GraphMapping } from '../../../shared/api/integrationTypes';
import { schemaQuery } from '../../schemas/api/schemas';
import { fieldsOf } from '../../schemas/model/fields';
import { previewMapping, suggestMapping } from '../api/integrations';
import { findingsOf, type Findings } from '../model/findings';
import type { GraphDraft } from '../model/graph';
import css from './Form.module.css';
import graph from './Graph.module.css';
import { GraphPicture } from './GraphPicture';
import { MappingEditor } from './MappingEditor';
import { SecretInput } from './SecretInput';
import { Section } from './Section';

/** What findings of a refused form stand at these fields. */
export const graphPointers = /^\/(settings\/(url|username|database|mapping(\/.*)?)|secrets\/password)$/;

interface Props {
  projectId: string;
  draft: GraphDraft;
  schemaId: string | null;
  /** The choice of the schema, which the mapping is about. */
  schemaSelect: ReactNode;
  kept: boolean;
  findings: Findings;
  onChange: (more: Partial<GraphDraft>) => void;
}

/** Which graph confirmed blocks go into, and what becomes of them there. */
export function GraphFields({ projectId, draft, schemaId, schemaSelect, kept, findings, onChange }: Props) {
  const input = (
    name: 'url' | 'username' | 'database',
    words: Record<'label' | 'hint' | 'example', string>,
  ) => (
    <TextInput
      className={name === 'url' ? css.mono : undefined}
      label={words.label}
      description={words.hint || undefined}
      placeholder={words.example}
      spellCheck={false}
      autoComplete="off"
      value={draft[name]}
      error={findings.at(`/settings/${name}`)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Section title={integrationForm.sections.where}>
        {input('url', { label: t.url, hint: t.urlHint, example: t.urlExample })}
        <div className={css.pair}>
          {input('database', { label: t.database, hint: t.databaseHint, example: '' })}
        </div>
      </Section>
      <Section title={integrationForm.sections.access}>
        <div className={css.pair}>
          {input('username', { label: t.username, hint: '', example: '' })}
          <SecretInput
            label={t.password}
            value={draft.password}
            kept={kept}
            error={findings.at('/secrets/password')}
            onChange={(password) => onChange({ password })}
          />
        </div>
      </Section>
      <Section title={t.sections.graph}>
        {schemaSelect}
        <Mapping
          key={schemaId}
          projectId={projectId}
          schemaId={schemaId}
          mapping={draft.mapping}
          findings={findings}
          onMapping={(mapping) => onChange({ mapping })}
        />
      </Section>
    </>
  );
}

interface MappingProps {
  projectId: string;
  schemaId: string | null;
  mapping: GraphMapping | null;
  findings: Findings;
  onMapping: (mapping: GraphMapping | null) => void;
}

/** The mapping: the schema's own, or one that is suggested and then changed, drawn on what is confirmed. */
function Mapping({ projectId, schemaId, mapping, findings, onMapping }: MappingProps) {
  const schema = useQuery({ ...schemaQuery(schemaId ?? ''), enabled: schemaId !== null }).data;
  const suggest = useMutation({
    mutationFn: (id: string) => suggestMapping(projectId, id),
    onSuccess: (proposal) => onMapping(proposal.mapping),
  });
  const draw = useMutation({
    mutationFn: (shown: { id: string; mapping: GraphMapping }) =>
      previewMapping(projectId, shown.id, shown.mapping),
  });
  const drawn = findingsOf(draw.error, /^\/mapping\/./, draw.variables, { mapping });
  const at = (pointer: string) =>
    findings.at(`/settings/mapping${pointer}`) ?? drawn.at(`/mapping${pointer}`);
  if (schemaId === null && mapping === null) {
    return (
      <p className={css.note}>
        {t.own} {t.chooseSchema}
      </p>
    );
  }
  return (
    <>
      {mapping === null && <p className={css.note}>{t.ownOf}</p>}
      {suggest.data && mapping && <p className={css.note}>{t.suggested[suggest.data.origin]}</p>}
      {at('') && <p className={css.error}>{at('')}</p>}
      <div className={graph.buttons}>
        {schemaId !== null && (
          <Button loading={suggest.isPending} onClick={() => suggest.mutate(schemaId)}>
            {mapping ? t.again : t.suggest}
          </Button>
        )}
        {mapping && (
          <Button variant="subtle" color="gray" onClick={() => onMapping(null)}>
            {t.drop}
          </Button>
        )}
      </div>
      {suggest.isError && <p className={css.error}>{wordsOf(suggest.error)}</p>}
      {mapping && (
        <MappingEditor
          mapping={mapping}
          fields={schema ? fieldsOf(schema.schema_jsonb) : []}
          at={at}
          onMapping={onMapping}
        />
      )}
      {mapping && schemaId !== null && (
        <div className={css.stack} role="group" aria-label={t.sections.preview}>
          <div className={graph.buttons}>
            <Button loading={draw.isPending} onClick={() => draw.mutate({ id: schemaId, mapping })}>
              {draw.data ? t.drawAgain : t.draw}
            </Button>
            <span className={graph.hint}>{t.drawHint}</span>
          </div>
          {drawn.rest != null && <p className={css.error}>{wordsOf(drawn.rest)}</p>}
          {draw.data && draw.variables && (
            <GraphPicture preview={draw.data} mapping={draw.variables.mapping} />
          )}
        </div>
      )}
    </>
  );
}
