import { useCallback, useMemo, useState } from 'react';

/** What is chosen in a list, and the row from which a range is counted. */
export interface Chosen {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

export const nothing: Chosen = { ids: new Set(), anchor: null };

/** Takes a row in or leaves it out; the next range begins there. */
export function toggled({ ids }: Chosen, id: string): Chosen {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Makes every row from the anchor to this one as the anchor is: chosen, or not. */
export function ranged(chosen: Chosen, id: string, order: readonly string[]): Chosen {
  const { ids, anchor } = chosen;
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (anchor === null || from < 0 || to < 0) return toggled(chosen, id);
  const next = new Set(ids);
  const take = ids.has(anchor);
  for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (take) next.add(each);
    else next.delete(each);
  }
  return { ids: next, anchor };
}

export interface Selection {
  ids: ReadonlySet<string>;
  /** How much of the list is chosen. */
  share: 'none' | 'some' | 'all';
  pick: (id: string, range: boolean) => void;
  /** Everything in the list, or nothing if all of it is chosen. */
  pickAll: () => void;
  clear: () => void;
}

/** What a person has chosen of a list as it stands; what has left the list is not chosen any more. */
export function useSelection(order: readonly string[]): Selection {
  const [chosen, setChosen] = useState(nothing);
  const ids = useMemo(() => {
    if (chosen.ids.size === 0) return chosen.ids;
    return new Set(order.filter((id) => chosen.ids.has(id)));
  }, [chosen, order]);
  const pick = useCallback(
    (id: string, range: boolean) =>
      setChosen((before) => (range ? ranged(before, id, order) : toggled(before, id))),
    [order],
  );
  const clear = useCallback(() => setChosen(nothing), []);
  const share = ids.size === 0 ? 'none' : ids.size === order.length ? 'all' : 'some';
  const pickAll = useCallback(
    () => setChosen(share === 'all' ? nothing : { ids: new Set(order), anchor: null }),
    [order, share],
  );
  return useMemo(() => ({ ids, share, pick, pickAll, clear }), [ids, share, pick, pickAll, clear]);
}
