import { NativeSelect } from '@mantine/core';
import { exportWords as words } from 'texts/exports';
import { useScope } from '../../../shared/realtime/scope';
import type { Export } from '../model/useExport';
import css from './ExportDialog.module.css';

/** What goes out, in words and numbers, and what of it cannot. */
export function ScopeWords({ it }: { it: Export }) {
  const { plan, amounts, own, ready, scope } = it;
  if (!ready) return <p className={css.scope} aria-busy="true" />;
  if (!plan.target) return <p className={css.scope}>{words.scope.nothing}</p>;
  const schema = scope.of !== 'project' && own.length === 1 ? own[0]?.schema_ref : undefined;
  const measure = [words.scope.amounts(amounts.documents, amounts.blocks)];
  if (schema) measure.push(words.scope.schema(schema));
  return (
    <div className={css.scope}>
      <div>
        <p>
          <What it={it} />
        </p>
        <p className={css.hint}>{measure.join(' · ')}</p>
        {plan.unread > 0 && <p className={css.hint}>{words.scope.unread(plan.unread)}</p>}
        {plan.withoutRun > 0 && <p className={css.hint}>{words.scope.withoutRun(plan.withoutRun)}</p>}
      </div>
      {it.schemas.length > 0 && <SchemaChoice it={it} />}
    </div>
  );
}

function What({ it: { plan, scope } }: { it: Export }) {
  const { project } = useScope();
  const first = plan.picks[0];
  if (scope.of === 'project') return words.scope.project(project.project_name);
  if (scope.of === 'runs' && plan.picks.length > 1) return words.scope.runs(plan.picks.length);
  if (scope.of === 'documents' && plan.picks.length > 1) return words.scope.documents(plan.picks.length);
  if (!first) return null;
  return first.run
    ? words.scope.run(first.document.doc_title, first.run.run_name)
    : words.scope.document(first.document.doc_title);
}

/** Under which schema a project is exported. */
function SchemaChoice({ it }: { it: Export }) {
  const { scope, schemas } = it;
  if (scope.of !== 'project') return null;
  return (
    <NativeSelect
      className={css.schema}
      label={words.scope.chooseSchema}
      size="xs"
      value={scope.schemaId ?? ''}
      onChange={(event) => it.setScope({ of: 'project', schemaId: event.currentTarget.value || null })}
      data={[
        ...schemas.map(({ schema_id, schema_ref }) => ({ value: schema_id, label: schema_ref })),
        { value: '', label: words.scope.noSchema },
      ]}
    />
  );
}
