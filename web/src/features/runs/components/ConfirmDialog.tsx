import { useMutation, useQuery } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import type { ConfirmCount, Confirmed } from '../../../shared/api/types';
import { tell, type LeftOut } from '../../../shared/lib/jobs';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { skippedWords } from '../model/skipped';

interface Props {
  /** Where: "in this run", "in this project with spec_review". */
  place: string;
  /** What a person may not have in mind. */
  warnings?: (string | false)[];
  countKey: string;
  count: () => Promise<ConfirmCount>;
  confirm: (asOf: string) => Promise<Confirmed>;
  /** Where there is still something staged, to be told by name when blocks were left out. */
  leftIn?: () => Promise<LeftOut[]>;
  onClose: () => void;
  onDone: () => void;
}

/** Confirms everything that is staged as of the moment it was counted; what changes after that is left out. */
export function ConfirmDialog({ place, warnings, countKey, count, confirm, leftIn, onClose, onDone }: Props) {
  const counted = useQuery({
    queryKey: ['confirm-count', countKey],
    queryFn: count,
    staleTime: Infinity,
    gcTime: 0,
  });
  const act = useMutation({
    mutationFn: (asOf: string) => confirm(asOf),
    onSuccess: (done) => {
      const skipped = skippedWords(done.skipped);
      const words = t.confirmDialog.done(done.confirmed) + skipped;
      if (skipped && leftIn) void leftIn().then((left) => say(words, left), toastProblem);
      else toast(words, skipped ? 'notice' : 'done');
      onDone();
      onClose();
    },
  });
  const total = counted.data?.count;
  return (
    <Dialog
      title={t.confirmDialog.title}
      verb={total === undefined ? t.confirmDialog.confirm : t.confirmDialog.confirmBlocks(total)}
      disabled={!total}
      busy={act.isPending}
      error={act.error ?? counted.error}
      onClose={onClose}
      onDo={() => counted.data && act.mutate(counted.data.as_of)}
    >
      <p role="status">
        {total === undefined && !counted.isError && t.confirmDialog.counting}
        {total === 0 && t.confirmDialog.nothing(place)}
        {!!total && t.confirmDialog.question(total, counted.data?.documents ?? 0, place)}
      </p>
      {!!total &&
        warnings?.map(
          (warning) =>
            warning && (
              <p key={warning}>
                <strong>{warning}</strong>
              </p>
            ),
        )}
      {!!total && <p>{t.confirmDialog.later}</p>}
    </Dialog>
  );
}

/** By name, where there is somewhere to look; else in passing. */
function say(words: string, left: LeftOut[]): void {
  if (left.length > 0) tell(words, left);
  else toast(words, 'notice');
}
