import { sharedParts as t } from 'texts/shared-parts';
import type { Counts, OverlayStatus } from '../api/types';
import css from './Bar.module.css';

const order: OverlayStatus[] = ['confirmed', 'ai_complete', 'claimed', 'pending', 'rejected', 'failed'];

/** How a number of blocks divides into states: one segment each, drawn, so that no inline width is needed. */
export function Bar({
  counts,
  height = 6,
  gap = 1,
  label,
}: {
  counts: Counts;
  height?: number;
  gap?: number;
  /** What it says, where it is not about blocks. */
  label?: string;
}) {
  const width = 1000;
  const segments = divide(counts, width);
  const words = t.counted(
    order.filter((status) => counts[status] > 0).map((status) => [status, counts[status]]),
  );
  return (
    <svg
      className={css.bar}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label ?? (words || t.noBlocks)}
    >
      {segments.length === 0 && <rect className={css.none} width={width} height={height} />}
      {segments.map(({ status, from, size }, index) => (
        <rect
          key={status}
          className={css.segment}
          data-status={status}
          x={from + (index === 0 ? 0 : gap)}
          width={Math.max(2, size - (index === 0 ? 0 : gap))}
          height={height}
        />
      ))}
    </svg>
  );
}

export interface Segment {
  status: OverlayStatus;
  from: number;
  size: number;
}

/** Divides a width by the counts; what is there at all keeps a width that can be seen. */
export function divide(counts: Counts, width: number): Segment[] {
  const present = order.filter((status) => counts[status] > 0);
  const total = present.reduce((sum, status) => sum + counts[status], 0);
  const least = width * 0.006;
  const raw = present.map((status) => Math.max(least, (counts[status] / total) * width));
  const scale = width / raw.reduce((sum, size) => sum + size, 0);
  let from = 0;
  return present.map((status, index) => {
    const size = (raw[index] ?? 0) * scale;
    const segment = { status, from, size };
    from += size;
    return segment;
  });
}
