import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sharedParts as t } from 'texts/shared-parts';
import { Problem } from '../api/problem';
import { Dialog } from './Dialog';

interface Props {
  title: string;
  /** What goes with it. */
  warning: string;
  verb: string;
  /** What has to be typed before, where a slip would cost much. */
  typed?: string;
  act: (confirmed?: number) => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

/**
 * Deletes something after a question; where it holds confirmed work the server refuses once with the number, and a
 * second question names it.
 */
export function DeleteDialog({ title, warning, verb, typed, act, onDone, onClose }: Props) {
  const erase = useMutation({ mutationFn: (confirmed?: number) => act(confirmed), onSuccess: onDone });
  const [text, setText] = useState('');
  const held = confirmedHeld(erase.error);
  return (
    <Dialog
      title={title}
      verb={held === null ? verb : t.deletion.verbWithConfirmed(verb, held)}
      danger
      disabled={typed !== undefined && text.trim() !== typed.trim()}
      busy={erase.isPending}
      error={held === null ? erase.error : null}
      onClose={onClose}
      onDo={() => erase.mutate(held ?? undefined)}
    >
      <p>{warning}</p>
      {held !== null && <p role="alert">{t.deletion.wouldBeLost(held)}</p>}
      {typed !== undefined && (
        <TextInput
          label={t.deletion.typeToGoOn(typed)}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </Dialog>
  );
}

/** The number of confirmed blocks that stand in the way, when that is why a deletion was refused. */
export function confirmedHeld(error: unknown): number | null {
  if (!(error instanceof Problem) || error.status !== 409 || !error.is('confirmed-data')) return null;
  const direct = error.number('confirmed', 'count', 'confirmed_overlays', 'confirmed_count');
  if (direct !== null) return direct;
  const counts = error.body.counts;
  const nested = (counts as Record<string, unknown> | undefined)?.confirmed;
  return typeof nested === 'number' ? nested : null;
}
