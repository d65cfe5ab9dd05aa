import css from './Meter.module.css';

interface Props {
  label: string;
  value: number;
  most: number;
  /** What the figures say, for those who do not see the bar. */
  words: string;
  /** Whether coming near to the most is nothing to warn of. */
  plain?: boolean;
}

/** How much of an amount is used: drawn, so that no inline width is needed. */
export function Meter({ label, value, most, words, plain = false }: Props) {
  const share = most > 0 ? Math.min(1, value / most) : 1;
  const state = plain ? undefined : share >= 1 ? 'full' : share >= 0.8 ? 'near' : undefined;
  return (
    <span
      className={css.meter}
      data-state={state}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={Math.min(value, most)}
      aria-valuetext={words}
      title={words}
    >
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" height={4} aria-hidden="true">
        <rect className={css.ground} width={100} height={4} />
        {value > 0 && <rect className={css.used} width={Math.max(1, share * 100)} height={4} />}
      </svg>
    </span>
  );
}
