import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps, MouseEvent } from 'react';

interface Props extends Omit<ButtonProps, 'loading'>, Omit<ComponentProps<'button'>, keyof ButtonProps> {
  busy: boolean;
}

/** A button that has the focus still while it is busy: from one that is disabled the keyboard falls back to the page. */
export function BusyButton({ busy, ...props }: Props) {
  return <Button component={Steady} loading={busy} {...props} />;
}

/** Mantine disables what loads; this one only says so, and does nothing meanwhile. */
function Steady({
  type,
  disabled,
  onClick,
  ...props
}: ComponentProps<'button'> & { 'data-loading'?: boolean }) {
  const busy = props['data-loading'] === true;
  return (
    <button
      {...props}
      type={type ?? 'button'}
      disabled={disabled && !busy}
      aria-disabled={busy || undefined}
      onClick={(event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  );
}
