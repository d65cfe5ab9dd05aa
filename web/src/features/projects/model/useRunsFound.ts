import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { project as t } from 'texts/project';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { usePreference } from '../../../shared/lib/preferences';
import {
  inOrder,
  isRunFilter,
  modelOfRun,
  passes,
  readRunOrder,
  type ListedRun,
  type RunFilter,
} from '../../runs/model/runList';
import { useSchemasById } from '../../schemas/api/schemas';
import { membersQuery } from '../api/projects';
import { namesOf } from './members';

export interface RunsFound {
  /** The runs that pass the filters, in order. */
  shown: ListedRun[];
  schemas: { id: string; name: string }[];
  schema: string | null;
  filter: RunFilter | null;
  choose: (what: { schema?: string; status?: string }) => void;
  clear: () => void;
  nameOf: (run: Run) => string;
}

const none: never[] = [];

/** The runs of a project as the address asks for them, each with the names of its document, its schema and its maker. */
export function useRunsFound(
  projectId: string,
  runs: Run[] = none,
  documents: SourceDocument[] = none,
  wanted = true,
): RunsFound {
  const [params, setParams] = useSearchParams();
  const ids = useMemo(() => [...new Set(runs.map(({ schema_id }) => schema_id))].sort(), [runs]);
  const byId = useSchemasById(ids);
  const members = useQuery({ ...membersQuery(projectId), enabled: wanted }).data;
  const order = readRunOrder(usePreference('runs-order'));
  const { by, down } = order;
  const asked = params.get('schema');
  const schema = asked !== null && ids.includes(asked) ? asked : null;
  const status = params.get('status');
  const filter = isRunFilter(status) ? status : null;

  const titles = useMemo(
    () => new Map(documents.map(({ source_uid, doc_title }) => [source_uid, doc_title])),
    [documents],
  );
  const shown = useMemo(() => {
    if (!wanted) return none;
    const name = namesOf(members);
    const listed = runs
      .filter((run) => (schema === null || run.schema_id === schema) && passes(run, filter))
      .map((run) => ({
        run,
        document: titles.get(run.source_uid) ?? '…',
        schema: byId.get(run.schema_id)?.schema_ref ?? '…',
        model: modelOfRun(run),
        by: name(run.created_by),
      }));
    return inOrder(listed, { by, down });
  }, [wanted, runs, members, titles, byId, schema, filter, by, down]);

  const choose = useCallback(
    (what: { schema?: string; status?: string }) =>
      setParams(
        (now) => {
          for (const [key, value] of Object.entries(what)) {
            if (value) now.set(key, value);
            else now.delete(key);
          }
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    shown,
    schemas: ids.map((id) => ({ id, name: byId.get(id)?.schema_ref ?? '…' })),
    schema,
    filter,
    choose,
    clear: () => choose({ schema: '', status: '' }),
    nameOf: (run) =>
      [titles.get(run.source_uid) ?? t.runs.aDocument, run.run_name].filter(Boolean).join(', '),
  };
}
