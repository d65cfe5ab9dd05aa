import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { integrations } from 'texts/integrations';
import { copyText } from '../../../shared/lib/copy';
import { address } from '../../../shared/api/client';
import type { Integration } from '../../../shared/api/integrationTypes';
import { toast } from '../../../shared/ui/toast';
import { schemaQuery } from '../../schemas/api/schemas';
import { fieldsOf } from '../../schemas/model/fields';
import { queriesOf } from '../model/queries';
import css from './IntegrationPage.module.css';

const t = integrations.queries;

/** How what is confirmed is read, in queries to copy: from a database to download, and from the bucket. */
export function StoreQueries({ integration }: { integration: Integration }) {
  const title = useId();
  const { schema_id } = integration;
  const schema = useQuery({ ...schemaQuery(schema_id ?? ''), enabled: schema_id !== null });
  const fields = schema.data ? fieldsOf(schema.data.schema_jsonb).map(({ name }) => name) : [];
  const copy = (sql: string) =>
    void copyText(sql).then(
      () => toast(t.copied),
      () => toast(t.cannotCopy, 'wrong'),
    );
  const database = address(`/projects/${integration.project_id}/export`, {
    format: 'duckdb',
    schema_id,
  });
  return (
    <section className={css.part} aria-labelledby={title}>
      <div className={css.head}>
        <h2 id={title}>{t.title}</h2>
        <Button component="a" href={database} download>
          {t.download}
        </Button>
      </div>
      <ol className={css.queries}>
        {(schema.isLoading ? [] : queriesOf(integration, fields)).map(({ name, sql }) => (
          <li key={name}>
            <h3>
              {t.names[name]}
              <Button size="compact-sm" aria-label={t.copyOf(t.names[name])} onClick={() => copy(sql)}>
                {t.copy}
              </Button>
            </h3>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by the keyboard as well */}
            <pre className={css.code} tabIndex={0} role="region" aria-label={t.names[name]}>
              {sql}
            </pre>
          </li>
        ))}
      </ol>
    </section>
  );
}
