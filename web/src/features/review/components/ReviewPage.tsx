import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GridApi } from 'ag-grid-community';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { rememberPlace } from '../../../shared/lib/leftovers';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { can } from '../../../shared/lib/roles';
import { useScope } from '../../../shared/realtime/scope';
import { useRevisable } from '../../exports/model/useRevisable';
import { FilterBar } from '../../review-grid/components/FilterBar';
import { Footer } from '../../review-grid/components/Footer';
import { UnsavedBar } from '../../review-grid/components/UnsavedBar';
import { chosenRows, decideChosen, focusFirst, focusGrid, neighboursOf } from '../../review-grid/model/act';
import { isFiltering, isStaged, passes, type Filter, type Row } from '../../review-grid/model/row';
import { PausedNotice } from '../../runs/components/PausedNotice';
import { schemaQuery } from '../../schemas/api/schemas';
import { fieldsOf } from '../../schemas/model/fields';
import { useMade } from '../../schemas/model/made';
import { useAddress } from '../model/address';
import { useActions } from '../model/useActions';
import { useFilter } from '../model/useFilter';
import { wholeCounts } from '../model/whole';
import { useHidden, useSort } from '../model/useHidden';
import { useKeptEdits } from '../model/useKeptEdits';
import { useNext } from '../model/useNext';
import { useReviewCommands } from '../model/useReviewCommands';
import { useRows } from '../model/useRows';
import { ReviewDialogs, type ReviewQuestion } from './ReviewDialogs';
import css from './ReviewPage.module.css';
import { ReviewRows } from './ReviewRows';
import { ReviewToolbar } from './ReviewToolbar';
import { SidePanel, type Side } from './SidePanel';

interface Props {
  document: SourceDocument;
  runs: Run[];
  run: Run | undefined;
  startAt: number | null;
  /** The address asks for what failed. */
  failedOnly: boolean;
  /** Begins with how the document was read. */
  report: boolean;
  /** The run was just made: whether to begin it is asked at once. */
  fresh: boolean;
  onGone: () => void;
  onRun: (runId: string | null, fresh?: boolean) => void;
}

/** The workplace: one document's blocks, what one run says about them, and the decisions on it. */
export function ReviewPage(props: Props) {
  const { document, runs, run, startAt, failedOnly, report, fresh, onRun } = props;
  const { project, live } = useScope();
  const id = project.project_id;
  const runId = run?.run_id ?? null;
  const mayReview = can(project.role, 'reviewer');
  const mayRun = can(project.role, 'editor');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const schema = useQuery({ ...schemaQuery(run?.schema_id ?? ''), enabled: !!run });
  const fields = useMemo(() => (schema.data ? fieldsOf(schema.data.schema_jsonb) : []), [schema.data]);
  const rows = useRows(id, document.source_uid, runId, startAt);
  const { userId, begin, round, store, verbs, reviewer, summary, said, again } = rows;
  const where = runId ?? document.source_uid;
  const next = useNext(id, document.source_uid, run);
  const follow = useAddress();
  const whole = useMemo(() => wholeCounts(document, run, summary), [document, run, summary]);

  const grid = useRef<GridApi<Row>>(null);
  const [focused, setFocused] = useState<Row | null>(null);
  /** The keyboard goes on in the grid, once the rows are what they will be. */
  const toGrid = () => setTimeout(() => grid.current && focusGrid(grid.current, focused?.block.block_uid));
  const filters = useFilter(failedOnly, toGrid);
  const { filter, setFilter, filtering } = filters;
  const [shown, setShown] = useState<number | null>(null);
  const made = useMade();
  const [question, setQuestion] = useState<ReviewQuestion>(made && mayRun ? 'new-run' : null);
  // The run may have been on the page, by an event, before the answer that made it.
  useEffect(() => {
    if (fresh) setQuestion('run');
  }, [fresh]);
  const [selected, setSelected] = useState<{ rows: Row[]; hidden: number }>({ rows: [], hidden: 0 });
  const [side, setSide] = useState<Side>(failedOnly ? 'failures' : report ? 'report' : null);
  // Where the panel lies over the grid, or leaves it little room, nothing more is pinned.
  const roomy = useMediaQuery('(min-width: 1000px)');
  const expanded = usePreference('density') === 'expanded';
  const singleKeys = usePreference('single-keys') !== 'off';
  const [hidden, setHidden] = useHidden(run?.schema_id ?? 'blocks');

  const [sort, setSort] = useSort(run?.schema_id ?? 'blocks');
  const revised = useRevisable(id, document, run).to;
  const shownStaged = useMemo(
    () => (summary.reading || !isFiltering(filter) ? null : stagedAmong(store.all(), filter)),
    [store, filter, summary],
  );
  const unseen = summary.reading
    ? null
    : summary.counts.ai_complete - (shownStaged ?? summary.counts.ai_complete);

  const closeSide = () => {
    setSide(null);
    toGrid();
  };
  /** To the row of a block that failed, which the filter may hide. */
  const toBlock = (blockUid: string) => {
    const row = store.get(blockUid);
    if (row && !passes(row, filter)) filters.showFailed(row.overlay?.status === 'failed');
    setTimeout(() => grid.current && focusGrid(grid.current, blockUid), 30);
  };

  const kept = useKeptEdits({ grid, rows, filters, fields, hidden, onHidden: setHidden });
  const { act, many, setField, copyLink, onPaste } = useActions({
    projectId: id,
    runId,
    mayReview,
    mayRun,
    rows,
    filters,
    fields,
    focused,
    selected,
    side,
    onSide: setSide,
    next,
    onAsk: setQuestion,
  });

  const reload = () => {
    void readAgain(queries, after.runsCounted(id));
    again();
  };

  useReviewCommands({
    run,
    counts: whole.counts,
    mayReview,
    mayRun,
    onRevised: revised ? () => void navigate(revised) : null,
    expanded,
    projectId: id,
    onAsk: setQuestion,
    onUndo: () => void reviewer?.undo(),
    shownStaged,
    reading: summary.reading,
    onMany: many,
    selected: selected.rows,
    onSetField: () => setField(),
    onCopyLink: focused ? copyLink : null,
    onFilter: () => filters.open(null),
  });

  return (
    <>
      <ReviewToolbar
        document={document}
        runs={runs}
        run={run}
        counts={whole.counts}
        offline={summary.offline}
        fields={fields}
        hidden={hidden}
        onHidden={setHidden}
        expanded={expanded}
        onExpanded={(on) => prefer('density', on ? 'expanded' : 'compact')}
        filtering={filtering}
        onFilter={(from) => (filtering ? filters.clear() : filters.open(from))}
        selected={selected.rows}
        onRun={onRun}
        onAsk={setQuestion}
        onReload={reload}
        onFailures={() => setSide('failures')}
        onReport={() => setSide('report')}
        onDecide={(verb) => grid.current && reviewer && decideChosen(grid.current, reviewer, verb)}
        shownStaged={shownStaged}
        filtered={isFiltering(filter)}
        reading={summary.reading}
        onMany={many}
        onSetField={() => setField()}
      />
      {run?.status === 'paused' && (
        <PausedNotice
          projectId={id}
          runs={[run]}
          editor={mayRun}
          onProjectBudget={can(project.role, 'owner') ? () => setQuestion('project') : undefined}
        />
      )}
      {filtering && (
        <FilterBar
          filter={filter}
          whole={whole}
          reading={summary.reading}
          withRun={!!run}
          shown={shown ?? summary.total}
          input={filters.input}
          onChange={setFilter}
          onClose={() => filters.clear()}
          onRows={() => grid.current && focusFirst(grid.current)}
        />
      )}
      <UnsavedBar
        unsaved={summary.unsaved}
        fields={fields}
        onAgain={(each) => void reviewer?.again(each)}
        onEdit={kept.edit}
        onLetGo={(each) => {
          store.letGo(each);
          toGrid();
        }}
      />
      <div className={css.middle}>
        <ReviewRows
          summary={summary}
          schema={schema}
          round={round}
          shown={shown}
          onReload={reload}
          onClear={() => filters.clear()}
          grid={{
            store,
            fields,
            withRun: !!run,
            mayReview,
            expanded,
            markdown: document.source_type === 'md',
            hidden,
            beside: side !== null && roomy,
            filter,
            singleKeys,
            startAt: begin,
            sort,
            onSort: setSort,
            onPaste,
            onReady: (api) => {
              grid.current = api;
              api.setGridOption('rowData', store.all());
            },
            onAction: act,
            onEdit: (row, field, value) => void reviewer?.edit(row.block.block_uid, field, value),
            onDecide: (verb, row) => {
              if (verb === 'confirm') void reviewer?.confirm([row]);
              else if (verb === 'reject') void reviewer?.reject([row], 'rejected');
              else void reviewer?.reopen([row]);
            },
            onFocus: (row) => {
              setFocused(row);
              if (!row) return;
              rememberPlace(userId, where, row.block.block_index);
              follow(row.block.block_index);
            },
            onSelection: (api) => setSelected(chosenRows(api)),
            onShown: setShown,
            onLeft: kept.onLeft,
          }}
        />
        <SidePanel
          side={side}
          document={document}
          run={run}
          store={store}
          fields={fields}
          verbs={verbs}
          focused={focused}
          onlyFailed={filters.onlyFailed}
          onOnlyFailed={filters.showFailed}
          onBlock={toBlock}
          neighbours={focused ? neighboursOf(grid.current, focused.block.block_uid) : [undefined, undefined]}
          singleKeys={singleKeys}
          onGo={(blockUid) => grid.current && focusGrid(grid.current, blockUid)}
          onCopyLink={copyLink}
          onClose={closeSide}
        />
      </div>
      <Footer
        run={run}
        summary={summary}
        whole={whole}
        onReadOn={() => void store.load()}
        live={live}
        selected={selected.rows.length}
        hidden={selected.hidden}
        said={said}
        singleKeys={singleKeys}
        onKeys={() => setQuestion('keys')}
        onFailures={() => setSide('failures')}
        next={next}
      />
      <ReviewDialogs
        question={question}
        document={document}
        runs={runs}
        run={run}
        verbs={verbs}
        reviewer={reviewer}
        store={store}
        fields={fields}
        made={made}
        unseen={unseen}
        unsaved={summary.unsaved.length}
        onClose={() => setQuestion(null)}
        onGone={props.onGone}
        onRun={onRun}
        onConfirmed={() => store.refresh('all')}
      />
    </>
  );
}

/** How many staged blocks the filter lets through. */
function stagedAmong(rows: Row[], filter: Filter): number {
  return rows.filter((row) => isStaged(row) && passes(row, filter)).length;
}
