import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { wordsOf } from '../api/problem';
import { FormError } from './FormError';
import css from './Dialog.module.css';

interface Props {
  opened?: boolean;
  title: string;
  /** What the button does, number included. */
  verb: string;
  danger?: boolean;
  disabled?: boolean;
  busy?: boolean;
  error?: unknown;
  size?: string;
  onClose: () => void;
  onDo: () => void;
  children?: ReactNode;
}

/** A question or a short form: what it is about, what went wrong, and one button that says what it does. */
export function Dialog(props: Props) {
  const { opened = true, title, verb, danger, disabled, busy, error, size = '440', onClose, onDo } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={Number(size)}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled && !busy) onDo();
        }}
      >
        {error != null && <FormError>{wordsOf(error)}</FormError>}
        {props.children}
        <div className={css.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            color={danger ? 'red.8' : undefined}
            disabled={disabled}
            loading={busy}
            data-autofocus={props.children ? undefined : true}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
