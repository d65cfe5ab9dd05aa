import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { sharedParts as t } from 'texts/shared-parts';
import { wordsOf } from '../api/problem';
import { isFocusFree } from '../lib/focus';
import { FormError } from './FormError';
import { useOnce } from './useOnce';
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
  /** Another way to go on, smaller than the first. */
  second?: { verb: string; busy?: boolean; disabled?: boolean; onDo: () => void };
  onClose: () => void;
  /** What the button does; where there is nothing to do, it closes, and stands alone. */
  onDo?: () => void;
  children?: ReactNode;
}

/** A question or a short form: what it is about, what went wrong, and one button that says what it does. */
export function Dialog(props: Props) {
  const { opened = true, title, verb, danger, disabled, busy, error, size = '440', onClose, onDo } = props;
  const act = useRef<HTMLButtonElement>(null);
  const once = useOnce(busy === true || props.second?.busy === true, error, verb);
  useFocusBack();
  useEffect(() => {
    // A verb that had to wait for its number gets the focus with it, unless somebody is writing.
    const at = document.activeElement;
    if (!disabled && !danger && !(at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)) {
      act.current?.focus();
    }
  }, [disabled, danger]);

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={Number(size)}
      closeButtonProps={{ 'aria-label': t.dialog.close }}
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          // One that is fading away does nothing any more.
          if (opened && !disabled) once(onDo ?? onClose);
        }}
      >
        {error != null && <FormError>{wordsOf(error)}</FormError>}
        {props.children}
        <div className={css.buttons}>
          {props.second && (
            <Button
              className={css.second}
              disabled={disabled || props.second.disabled}
              loading={props.second.busy}
              onClick={() => props.second && once(props.second.onDo)}
            >
              {props.second.verb}
            </Button>
          )}
          {onDo && (
            <Button onClick={onClose} data-autofocus={danger || undefined}>
              {t.dialog.cancel}
            </Button>
          )}
          <Button
            ref={act}
            type="submit"
            variant="filled"
            color={danger ? 'red.8' : undefined}
            disabled={disabled}
            loading={busy}
            data-autofocus={danger ? undefined : true}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Whoever opened the dialog has the focus again when it has gone: the keyboard goes on where it was. */
export function useFocusBack() {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        if (!isFocusFree()) return;
        if (before instanceof HTMLElement && before.isConnected) before.focus();
        // What has gone meanwhile takes no focus: the keyboard goes on at the page, not before its menu.
        if (document.activeElement === document.body) document.getElementById('content')?.focus();
      });
    };
  }, []);
}
