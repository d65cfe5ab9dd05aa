import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GridApi } from 'ag-grid-community';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { documents as t } from 'texts/documents';
import { copyText } from '../../../shared/lib/copy';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { lazily } from '../../../shared/lib/lazily';
import { rememberPlace } from '../../../shared/lib/leftovers';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { can } from '../../../shared/lib/roles';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { useScope } from '../../../shared/realtime/scope';
import { useRevisable } from '../../exports/model/useRevisable';
import { fieldColumnId } from '../../review-grid/columnIds';
import { FilterBar } from '../../review-grid/components/FilterBar';
import { Footer } from '../../review-grid/components/Footer';
import { NothingShown } from '../../review-grid/components/NothingShown';
import { UnsavedBar } from '../../review-grid/components/UnsavedBar';
import { addressOf, isPlace, type Action } from '../../review-grid/keyboard';
import {
  actOn,
  chosenRows,
  decideChosen,
  focusFirst,
  focusGrid,
  neighboursOf,
  openEditor,
  paste,
} from '../../review-grid/model/act';
import { askAbout, type ManyQuestion } from '../../review-grid/model/many';
import type { Say } from '../../review-grid/model/reviewer';
import {
  isFiltering,
  isStaged,
  noFilter,
  passes,
  type Filter,
  type Row,
  type Unsaved,
} from '../../review-grid/model/row';
import { PausedNotice } from '../../runs/components/PausedNotice';
import { schemaQuery } from '../../schemas/api/schemas';
import { artifactOf, fieldsOf } from '../../schemas/model/fields';
import { linkTo, useAddress } from '../model/address';
import { useFilter } from '../model/useFilter';
import { wholeCounts } from '../model/whole';
import { useHidden, useSort } from '../model/useHidden';
import { useNext } from '../model/useNext';
import { useReviewCommands } from '../model/useReviewCommands';
import { useRows } from '../model/useRows';
import { ReviewDialogs, type ReviewQuestion } from './ReviewDialogs';
import css from './ReviewPage.module.css';
import { ReviewToolbar } from './ReviewToolbar';
import { SidePanel, type Side } from './SidePanel';

const loadGrid = () => import('../../review-grid/BlockGrid');
const BlockGrid = lazily(loadGrid);

// It is on its way while the rows are, being the largest part of the page; what fails here is told when it is drawn.
void Promise.allSettled([loadGrid()]);

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
  const queries = useQueryClient();
  const navigate = useNavigate();
  const schema = useQuery({ ...schemaQuery(run?.schema_id ?? ''), enabled: !!run });
  const fields = useMemo(() => (schema.data ? fieldsOf(artifactOf(schema.data)) : []), [schema.data]);
  const { userId, begin, round, store, verbs, reviewer, summary, said, say, again } = useRows(
    id,
    document.source_uid,
    runId,
    startAt,
  );
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
  const [question, setQuestion] = useState<ReviewQuestion>(null);
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
  const mayReview = can(project.role, 'reviewer');
  const mayRun = can(project.role, 'editor');
  const revised = useRevisable(id, document, run).to;
  const ready = summary.error == null && !summary.loading && (!run || !!schema.data);
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

  const many = (verb: ManyQuestion['verb'], of: ManyQuestion['of']) => {
    if (summary.reading) return say(t.said.stillReading, 'hint');
    setQuestion({ many: askAbout(verb, of, store, filter) });
  };

  const setField = (of = selected.rows) => {
    const rows = of.filter(isStaged);
    if (!mayReview || fields.length === 0) return;
    if (rows.length === 0) return say(t.said.selectFirst, 'hint');
    setQuestion({ set: rows });
  };

  const tell: Say = (words, tone) => say(words, tone);
  const act = (action: Action, api: GridApi<Row>) => {
    if (actOn(action, { api, fields, mayReview, reviewer, say: tell })) return;
    if (action === 'details') setSide((open) => (open === 'details' ? null : 'details'));
    else if (action === 'copy-link') copyLink();
    else if (action === 'filter') filters.open(null);
    else if (action === 'help') setQuestion('keys');
    else if (action === 'confirm-all' && mayReview && runId) setQuestion('confirm');
    else if (action === 'set-field') setField(chosenRows(api).rows);
    else if (action === 'confirm-shown' && mayReview && runId) many('confirm', 'shown');
    else if (action === 'run' && mayRun && runId) setQuestion('run');
    else if (action === 'export') setQuestion('export');
    else if (action === 'next') void (next ? navigate(next.to) : say(t.said.noNext, 'hint'));
    else if (isPlace(action)) void navigate(addressOf(action, id));
    else if (action === 'close') {
      if (selected.rows.length + selected.hidden > 0) api.deselectAll();
      else if (side) setSide(null);
      else if (filtering) filters.clear(true);
    }
  };

  /** Opens the cell's editor with what was kept for it, wherever a filter or a hidden column has put it. */
  const editKept = (unsaved: Unsaved) => {
    const row = store.get(unsaved.block_uid);
    const column = fieldColumnId(unsaved.field);
    if (!row || !isStaged(row)) {
      return say(t.said.notStaged(unsaved.block_index + 1), 'hint');
    }
    if (!passes(row, filter)) setFilter(noFilter);
    if (hidden.has(column)) setHidden(new Set([...hidden].filter((each) => each !== column)));
    setTimeout(() => grid.current && openEditor(grid.current, unsaved.block_uid, unsaved.field), 30);
  };

  const onLeft = (unsaved: Unsaved) => {
    if (unsaved.reason !== 'cancelled') return store.keep(unsaved);
    const label = fields.find(({ name }) => name === unsaved.field)?.label ?? unsaved.field;
    const takeUp = () => {
      store.keep({ ...unsaved, reason: 'left' });
      editKept(unsaved);
    };
    say(t.said.editCancelled(label), 'hint', { label: t.said.takeUpAgain, act: takeUp });
  };

  const copyLink = () => {
    if (!focused) return say(t.said.goToBlock, 'hint');
    copyText(linkTo(window.location.href, runId, focused.block.block_index)).then(
      () => say(t.said.linkCopied(focused.block.block_index + 1), 'hint'),
      () => say(t.said.mayNotCopy, 'hint'),
    );
  };

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
        onEdit={editKept}
        onLetGo={(each) => {
          store.letGo(each);
          toGrid();
        }}
      />
      <div className={css.middle}>
        {summary.error != null && <Failure error={summary.error} retry={reload} />}
        {summary.error == null && (summary.loading || (run && schema.isPending)) && (
          <RowsSkeleton rows={18} />
        )}
        {schema.isLoadingError && <Failure error={schema.error} retry={() => void schema.refetch()} />}
        {ready && (
          <Suspense fallback={<RowsSkeleton rows={18} />}>
            <BlockGrid
              key={round}
              store={store}
              fields={fields}
              withRun={!!run}
              mayReview={mayReview}
              expanded={expanded}
              markdown={document.source_type === 'md'}
              hidden={hidden}
              beside={side !== null && roomy}
              filter={filter}
              singleKeys={singleKeys}
              startAt={begin}
              sort={sort}
              onSort={setSort}
              onPaste={(text, api) => paste({ api, fields, mayReview, reviewer, say: tell }, text)}
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
              onFocus={(row) => {
                setFocused(row);
                if (!row) return;
                rememberPlace(userId, where, row.block.block_index);
                follow(row.block.block_index);
              }}
              onSelection={(api) => setSelected(chosenRows(api))}
              onShown={setShown}
              onLeft={onLeft}
            />
          </Suspense>
        )}
        {ready && shown === 0 && isFiltering(filter) && !summary.reading && (
          <NothingShown filter={filter} onClear={() => filters.clear()} />
        )}
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
