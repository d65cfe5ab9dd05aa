import { useState, type ComponentProps, type MouseEvent } from 'react';

/**
 * The element of every button. One that is busy, or comes to be disabled while it has the focus, keeps the focus, says
 * that it does nothing now, and does nothing: from one that the browser disables the keyboard falls back to the page.
 */
export function Steady({
  type,
  disabled,
  onClick,
  onFocus,
  onBlur,
  ...props
}: ComponentProps<'button'> & { 'data-loading'?: boolean }) {
  const [focused, setFocused] = useState(false);
  const idle = props['data-loading'] === true || (disabled === true && focused);
  return (
    <button
      {...props}
      type={type ?? 'button'}
      disabled={disabled && !idle}
      aria-disabled={idle || undefined}
      onClick={(event: MouseEvent<HTMLButtonElement>) => (idle ? event.preventDefault() : onClick?.(event))}
      onFocus={(event) => {
        setFocused(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocused(false);
        onBlur?.(event);
      }}
    />
  );
}
