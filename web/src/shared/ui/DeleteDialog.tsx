import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sharedParts as t } from 'texts/shared-parts';
import { Problem } from '../api/problem';
import { Dialog } from './Dialog';
import { toast } from './toast';

interface Props {
  title: string;
  /** What goes with it. */
  warning: string;
  /** How much of it a person has confirmed, where that is known before the server is asked. */
  confirmed?: number;
  verb: string;
  /** What has to be typed before, where a slip would cost much. */
  typed?: string;
  act: (confirmed?: number) => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

/**
 * Deletes something after a question; where it holds confirmed work the server refuses once with the number, and a
 * second question names it and is answered by a tick: another click in the same place is not enough.
 */
export function DeleteDialog({ title, warning, confirmed, verb, typed, act, onDone, onClose }: Props) {
  const erase = useMutation({
    mutationFn: (known?: number) => act(known).catch(sayIfGone),
    onSuccess: onDone,
  });
  const [text, setText] = useState('');
  const [known, setKnown] = useState<number | null>(null);
  // While the second answer is under way it still is the second question.
  const held = confirmedHeld(erase.error) ?? erase.variables ?? null;
  return (
    <Dialog
      title={title}
      verb={held === null ? verb : t.deletion.verbWithConfirmed(verb, held)}
      danger
      disabled={(typed !== undefined && text.trim() !== typed.trim()) || (held !== null && known !== held)}
      busy={erase.isPending}
      error={confirmedHeld(erase.error) === null ? erase.error : null}
      onClose={onClose}
      onDo={() => erase.mutate(held ?? undefined)}
    >
      <p>{warning}</p>
      {held === null && !!confirmed && <p>{t.deletion.wouldBeLost(confirmed)}</p>}
      {held !== null && (
        <>
          <p role="alert">{t.deletion.wouldBeLost(held)}</p>
          <Checkbox
            label={t.deletion.known(held)}
            checked={known === held}
            onChange={(event) => setKnown(event.currentTarget.checked ? held : null)}
          />
        </>
      )}
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

/** What somebody else has deleted meanwhile is deleted; that it was not this person is said. */
export function sayIfGone(error: unknown): void {
  if (!(error instanceof Problem) || ![404, 410].includes(error.status)) throw error;
  toast(t.deletion.gone, 'notice');
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
