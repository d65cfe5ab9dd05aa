import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SchemaArtifact } from '../../../shared/api/types';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { documentsQuery } from '../../documents/api/documents';
import { runsQuery } from '../../runs/api/runs';
import { useSchemasById } from '../../schemas/api/schemas';
import { fieldsOf } from '../../schemas/model/fields';
import { sizeOf } from './estimate';
import { formWish, mustPrepare, readForm, type ExportForm } from './form';
import { amountsOf, planOf, type ExportScope } from './scope';

/** What an export would be, as it stands in the dialog; the form is remembered for the next one. */
export function useExport(projectId: string, given: ExportScope) {
  const documents = useQuery(documentsQuery(projectId));
  const runs = useQuery(runsQuery(projectId));
  const [scope, setScope] = useState(given);
  const kept = usePreference('export-form');
  const form = useMemo(() => readForm(kept), [kept]);
  const change = (more: Partial<ExportForm>) => prefer('export-form', JSON.stringify({ ...form, ...more }));

  const plan = useMemo(
    () => planOf(scope, documents.data ?? [], runs.data ?? []),
    [scope, documents.data, runs.data],
  );
  const amounts = useMemo(() => amountsOf(plan.picks), [plan]);
  const used = useMemo(
    () => [...new Set((runs.data ?? []).map(({ schema_id }) => schema_id))].sort(),
    [runs.data],
  );
  const byId = useSchemasById(used);
  const schemas = used.flatMap((id) => byId.get(id) ?? []);
  const ids = [...new Set(plan.picks.flatMap(({ run }) => run?.schema_id ?? []))];
  const withValues = plan.picks.some(({ run }) => run);
  const must = mustPrepare(plan.target, amounts, form.format);

  return {
    ready: documents.data !== undefined && runs.data !== undefined,
    error: documents.error ?? runs.error,
    scope,
    setScope,
    plan,
    amounts,
    form,
    change,
    /** The schemas of the project's runs, and those of the runs in this export. */
    schemas,
    own: ids.flatMap((id) => byId.get(id) ?? []),
    withValues,
    must,
    background: must !== null || form.background,
    size: sizeOf(amounts, form, mostFields(ids.flatMap((id) => byId.get(id) ?? []))),
    wish: formWish(form, amounts, withValues),
  };
}

export type Export = ReturnType<typeof useExport>;

function mostFields(schemas: SchemaArtifact[]): number {
  return Math.max(0, ...schemas.map((schema) => fieldsOf(schema.schema_jsonb).length));
}
