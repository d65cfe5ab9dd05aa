import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { revisedWords as words } from 'texts/revised';
import type { RevisedBlock as Block } from '../../../shared/api/exportTypes';
import { usePrinting } from '../../../shared/lib/usePrinting';
import { useTop } from '../../../shared/lib/useTop';
import { RevisedBlock } from './RevisedBlock';
import css from './RevisedPage.module.css';

interface Props {
  blocks: Block[];
  side: boolean;
  scroller: HTMLElement | null;
  pathOf: (index: number) => string;
  /** The end of what is there comes into sight. */
  onEnd: () => void;
}

/** About as tall as a block with two lines. */
const usual = 110;
const gap = 12;

/** Up to here all are drawn, so that the browser's own search finds them. */
const drawnWhole = 60;

/** The revised blocks; of a long list those in sight, on paper all that were read. */
export function RevisedList({ blocks, side, scroller, pathOf, onEnd }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const above = useTop(list, scroller);
  const whole = usePrinting() || blocks.length <= drawnWhole;
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller,
    getItemKey: (index) => blocks[index]?.block_uid ?? index,
    estimateSize: () => usual,
    gap,
    scrollMargin: above,
    overscan: 6,
    enabled: !whole,
    initialRect: { width: 1024, height: 800 },
  });
  const shown = virtual.getVirtualItems();
  const last = whole ? blocks.length - 1 : (shown.at(-1)?.index ?? -1);
  useEffect(() => {
    if (last >= blocks.length - 10) onEnd();
  }, [last, blocks.length, onEnd]);
  const all = whole ? blocks.map((_, index) => ({ index })) : shown;
  const before = whole ? 0 : (shown[0]?.start ?? above) - above;
  const after = whole ? 0 : virtual.getTotalSize() - ((shown.at(-1)?.end ?? above) - above);
  return (
    <ol
      ref={list}
      className={css.list}
      aria-label={words.list}
      style={{ paddingTop: Math.max(0, before), paddingBottom: Math.max(0, after) }}
    >
      {all.map(({ index }) => {
        const block = blocks[index];
        return block ? (
          <li
            key={block.block_uid}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={blocks.length}
          >
            <RevisedBlock block={block} side={side} pathOf={pathOf} />
          </li>
        ) : null;
      })}
    </ol>
  );
}
