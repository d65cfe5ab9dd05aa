import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GridApi } from 'ag-grid-community';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { can } from '../../../shared/lib/roles';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { toast } from '../../../shared/ui/toast';
import { useProjectEvents, useScope } from '../../projects/model/scope';
import { reviewOf } from '../../review-grid/api/overlays';
import { Details } from '../../review-grid/components/Details';
import { FilterBar } from '../../review-grid/components/FilterBar';
import { Footer } from '../../review-grid/components/Footer';
import { UnsavedBar } from '../../review-grid/components/UnsavedBar';
import type { Action } from '../../review-grid/keyboard';
import { actOn } from '../../review-grid/model/act';
import { noFilter, type Row, type Unsaved } from '../../review-grid/model/row';
import { Reviewer } from '../../review-grid/model/reviewer';
import { RowStore } from '../../review-grid/model/store';
import { runExport } from '../../runs/api/runs';
import { schemaQuery } from '../../schemas/api/schemas';
import { artifactOf, fieldsOf } from '../../schemas/model/fields';
import { documentExport } from '../api/documents';
import { useHidden } from '../model/useHidden';
import { ReviewDialogs, type ReviewQuestion } from './ReviewDialogs';
import css from './ReviewPage.module.css';
import { ReviewToolbar } from './ReviewToolbar';

const BlockGrid = lazy(() => import('../../review-grid/BlockGrid'));

interface Props {
  document: SourceDocument;
  runs: Run[];
  run: Run | undefined;
  startAt: number | null;
  onRun: (runId: string | null) => void;
}

/** The workplace: one document's blocks, what one run says about them, and the decisions on it. */
export function ReviewPage({ document, runs, run, startAt, onRun }: Props) {
  const { project, live } = useScope();
  const id = project.project_id;
  const runId = run?.run_id ?? null;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const schema = useQuery({ ...schemaQuery(run?.schema_id ?? ''), enabled: !!run });
  const fields = useMemo(() => (schema.data ? fieldsOf(artifactOf(schema.data)) : []), [schema.data]);

  const [round, setRound] = useState(0);
  const store = useMemo(
    () => new RowStore(id, document.source_uid, runId),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new round is a new store
    [id, document.source_uid, runId, round],
  );
  const verbs = useMemo(() => (runId ? reviewOf(id, runId) : null), [id, runId]);
  const [said, setSaid] = useState('');
  const reviewer = useMemo(
    () =>
      verbs &&
      new Reviewer(store, verbs, (words, kind) => {
        setSaid(words);
        if (kind === 'wrong') toast(words, 'wrong');
      }),
    [store, verbs],
  );
  const summary = useSyncExternalStore(store.subscribe, store.summary);
  useEffect(() => {
    const reading = new AbortController();
    void store.load(reading.signal);
    return () => {
      reading.abort();
      store.stop();
    };
  }, [store]);
  useProjectEvents((event) => store.hear(event));

  const grid = useRef<GridApi<Row>>(null);
  const [filter, setFilter] = useState(noFilter);
  const [filtering, setFiltering] = useState(false);
  const [question, setQuestion] = useState<ReviewQuestion>(null);
  const [focused, setFocused] = useState<Row | null>(null);
  const [selected, setSelected] = useState<Row[]>([]);
  const [details, setDetails] = useState(false);
  const expanded = usePreference('density') === 'expanded';
  const singleKeys = usePreference('single-keys') !== 'off';
  const [hidden, setHidden] = useHidden(run?.schema_id ?? 'blocks');

  const mayReview = can(project.role, 'reviewer');
  const mayRun = can(project.role, 'editor');
  const exportAddress = runId ? runExport(id, runId) : documentExport(id, document.source_uid);

  const act = (action: Action, api: GridApi<Row>) => {
    if (actOn(action, { api, fields, mayReview, reviewer, say: setSaid })) return;
    if (action === 'details') setDetails((open) => !open);
    else if (action === 'filter') setFiltering(true);
    else if (action === 'help') setQuestion('keys');
    else if (action === 'confirm-all' && mayReview && runId) setQuestion('confirm');
    else if (action === 'run' && mayRun && runId) setQuestion('run');
    else if (action === 'export') window.location.assign(exportAddress);
    else if (action === 'go-projects') void navigate(`/app/projects/${id}`);
    else if (action === 'go-schemas') void navigate('/app/schemas');
    else if (action === 'close') {
      if (selected.length > 0) api.deselectAll();
      else setDetails(false);
    }
  };

  const again = (unsaved: Unsaved) => {
    store.letGo(unsaved);
    void reviewer?.edit(unsaved.block_uid, unsaved.field, unsaved.value);
  };

  const reload = () => {
    void queries.invalidateQueries({ queryKey: ['runs', id] });
    setRound((number) => number + 1);
  };

  return (
    <>
      <ReviewToolbar
        document={document}
        runs={runs}
        run={run}
        counts={summary.counts}
        offline={summary.offline}
        fields={fields}
        hidden={hidden}
        onHidden={setHidden}
        expanded={expanded}
        onExpanded={(on) => prefer('density', on ? 'expanded' : 'compact')}
        filtering={filtering}
        onFilter={() => setFiltering((open) => !open)}
        selected={selected}
        exportAddress={exportAddress}
        onRun={onRun}
        onAsk={setQuestion}
        onReload={reload}
        onDecide={(verb) => {
          if (verb === 'confirm') void reviewer?.confirm(selected);
          else void reviewer?.reject(selected, verb === 'reject' ? 'rejected' : 'pending');
          grid.current?.deselectAll();
        }}
      />
      {filtering && (
        <FilterBar
          filter={filter}
          summary={summary}
          withRun={!!run}
          onChange={setFilter}
          onClose={() => {
            setFilter(noFilter);
            setFiltering(false);
          }}
        />
      )}
      <UnsavedBar
        unsaved={summary.unsaved}
        fields={fields}
        onAgain={again}
        onLetGo={(each) => store.letGo(each)}
      />
      <div className={css.middle}>
        {summary.error != null && <Failure error={summary.error} retry={reload} />}
        {summary.error == null && (summary.loading || (run && schema.isPending)) && (
          <RowsSkeleton rows={18} />
        )}
        {schema.isError && <Failure error={schema.error} retry={() => void schema.refetch()} />}
        {summary.error == null && !summary.loading && (!run || schema.data) && (
          <Suspense fallback={<RowsSkeleton rows={18} />}>
            <BlockGrid
              key={round}
              store={store}
              fields={fields}
              withRun={!!run}
              mayReview={mayReview}
              expanded={expanded}
              hidden={hidden}
              filter={filter}
              singleKeys={singleKeys}
              startAt={startAt}
              onReady={(api) => {
                grid.current = api;
                api.setGridOption('rowData', store.all());
              }}
              onAction={act}
              onEdit={(row, field, value) => void reviewer?.edit(row.block.block_uid, field, value)}
              onDecide={(verb, row) => {
                if (verb === 'confirm') void reviewer?.confirm([row]);
                else if (verb === 'reject') void reviewer?.reject([row], 'rejected');
                else void reviewer?.reopen([row]);
              }}
              onFocus={setFocused}
              onSelection={setSelected}
            />
          </Suspense>
        )}
        {details && focused && (
          <Details
            store={store}
            blockUid={focused.block.block_uid}
            fields={fields}
            verbs={verbs}
            onClose={() => setDetails(false)}
          />
        )}
      </div>
      <Footer
        run={run}
        summary={summary}
        live={live}
        selected={selected.length}
        said={said}
        singleKeys={singleKeys}
        onKeys={() => setQuestion('keys')}
      />
      <ReviewDialogs
        question={question}
        document={document}
        run={run}
        verbs={verbs}
        onClose={() => setQuestion(null)}
        onRun={onRun}
        onConfirmed={() => store.refresh('all')}
      />
    </>
  );
}
