import type { GridApi } from 'ag-grid-community';
import { useNavigate } from 'react-router';
import { documents as t } from 'texts/documents';
import { copyText } from '../../../shared/lib/copy';
import { addressOf, isPlace, type Action } from '../../review-grid/keyboard';
import { actOn, chosenRows, paste } from '../../review-grid/model/act';
import { askAbout, type ManyQuestion } from '../../review-grid/model/many';
import type { Say } from '../../review-grid/model/reviewer';
import { isStaged, type Row } from '../../review-grid/model/row';
import type { Field } from '../../schemas/model/fields';
import type { ReviewQuestion } from '../components/ReviewDialogs';
import type { Side } from '../components/SidePanel';
import { linkTo } from './address';
import type { Next } from './useNext';
import type { useFilter } from './useFilter';
import type { useRows } from './useRows';

interface Place {
  projectId: string;
  runId: string | null;
  mayReview: boolean;
  mayRun: boolean;
  rows: Pick<ReturnType<typeof useRows>, 'store' | 'reviewer' | 'summary' | 'say'>;
  filters: ReturnType<typeof useFilter>;
  fields: Field[];
  focused: Row | null;
  selected: { rows: Row[]; hidden: number };
  side: Side;
  onSide: (change: (open: Side) => Side) => void;
  next: Next | null;
  onAsk: (question: ReviewQuestion) => void;
}

/** What can be begun on a document's page, by a key on the grid or by a button elsewhere. */
export function useActions(place: Place) {
  const { projectId, runId, mayReview, mayRun, filters, fields, focused, selected, next, onAsk } = place;
  const { store, reviewer, summary, say } = place.rows;
  const navigate = useNavigate();
  const tell: Say = (words, tone) => say(words, tone);
  const onGrid = (api: GridApi<Row>) => ({ api, fields, mayReview, reviewer, say: tell });

  const many = (verb: ManyQuestion['verb'], of: ManyQuestion['of']) => {
    if (summary.reading) return say(t.said.stillReading, 'hint');
    onAsk({ many: askAbout(verb, of, store, filters.filter) });
  };

  const setField = (of = selected.rows) => {
    const rows = of.filter(isStaged);
    if (!mayReview || fields.length === 0) return;
    if (rows.length === 0) return say(t.said.selectFirst, 'hint');
    onAsk({ set: rows });
  };

  const copyLink = () => {
    if (!focused) return say(t.said.goToBlock, 'hint');
    copyText(linkTo(window.location.href, runId, focused.block.block_index)).then(
      () => say(t.said.linkCopied(focused.block.block_index + 1), 'hint'),
      () => say(t.said.mayNotCopy, 'hint'),
    );
  };

  const act = (action: Action, api: GridApi<Row>) => {
    if (actOn(action, onGrid(api))) return;
    if (action === 'details') place.onSide((open) => (open === 'details' ? null : 'details'));
    else if (action === 'copy-link') copyLink();
    else if (action === 'filter') filters.open(null);
    else if (action === 'help') onAsk('keys');
    else if (action === 'confirm-all' && mayReview && runId) onAsk('confirm');
    else if (action === 'set-field') setField(chosenRows(api).rows);
    else if (action === 'confirm-shown' && mayReview && runId) many('confirm', 'shown');
    else if (action === 'run' && mayRun && runId) onAsk('run');
    else if (action === 'export') onAsk('export');
    else if (action === 'next') void (next ? navigate(next.to) : say(t.said.noNext, 'hint'));
    else if (isPlace(action)) void navigate(addressOf(action, projectId));
    else if (action === 'close') {
      if (selected.rows.length + selected.hidden > 0) api.deselectAll();
      else if (place.side) place.onSide(() => null);
      else if (filters.filtering) filters.clear(true);
    }
  };

  const onPaste = (text: string, api: GridApi<Row>) => paste(onGrid(api), text);

  return { act, many, setField, copyLink, onPaste };
}
