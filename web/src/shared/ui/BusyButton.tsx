import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import { Steady } from './Steady';

interface Props extends Omit<ButtonProps, 'loading'>, Omit<ComponentProps<'button'>, keyof ButtonProps> {
  busy: boolean;
}

/** A button that has the focus still while it is busy. */
export function BusyButton({ busy, ...props }: Props) {
  return <Button component={Steady} loading={busy} {...props} />;
}
