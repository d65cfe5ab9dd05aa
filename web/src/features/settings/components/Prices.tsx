import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Price } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import table from '../../../shared/ui/table.module.css';
import { addPrice, pricesQuery } from '../api/operator';
import { priceOf, standingPrices } from '../model/prices';
import css from './Installation.module.css';
import { Part, Read } from './Part';

/** The price list; a price is never changed, a later one takes its place. */
export function Prices() {
  const prices = useQuery(pricesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Part
      title="Prices"
      hint="USD per million tokens. A name that ends in * stands for all that begin so; the longest name counts."
      action={<Button onClick={() => setAdding(true)}>Add a dated price</Button>}
    >
      <Read query={prices} none="No price is known: what runs cost cannot be told.">
        {(items) => <List items={items} />}
      </Read>
      {adding && <PriceDialog onClose={() => setAdding(false)} />}
    </Part>
  );
}

const amount = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 });

function List({ items }: { items: Price[] }) {
  const standing = standingPrices(items, Date.now());
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">From</th>
          {['Input', 'From cache', 'Into cache', 'Output'].map((name) => (
            <th key={name} scope="col" className={table.number}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((price) => {
          const state = standing.get(price.price_id);
          return (
            <tr key={price.price_id} className={state === 'past' ? css.past : undefined}>
              <td>
                <code>{price.model}</code>
              </td>
              <td>
                {onDay(price.valid_from)}
                {state !== 'now' && (
                  <span className={css.until}>{state === 'past' ? 'replaced' : 'not yet'}</span>
                )}
              </td>
              {[price.input, price.cached_input, price.cache_write, price.output].map((value, index) => (
                <td key={index} className={table.number}>
                  {amount.format(value)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const fields = [
  { name: 'input', label: 'Input' },
  { name: 'output', label: 'Output' },
  { name: 'cached_input', label: 'From cache' },
  { name: 'cache_write', label: 'Into cache' },
] as const;

function PriceDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState({
    model: '',
    from: '',
    input: '',
    output: '',
    cached_input: '',
    cache_write: '',
  });
  const queries = useQueryClient();
  const read = priceOf(draft);
  const add = useMutation({
    mutationFn: addPrice,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['operator', 'prices'] });
      onClose();
    },
  });
  const set = (name: keyof typeof draft) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setDraft((before) => ({ ...before, [name]: value }));
  };
  return (
    <Dialog
      title="Add a dated price"
      verb="Add price"
      disabled={read === null}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onDo={() => read && add.mutate(read)}
    >
      <TextInput
        label="Model"
        placeholder="claude-sonnet-4-5*"
        spellCheck={false}
        data-autofocus
        value={draft.model}
        onChange={set('model')}
      />
      <TextInput
        label="Valid from"
        type="date"
        description="Left empty: from now on."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.from}
        onChange={set('from')}
      />
      <div className={css.amounts}>
        {fields.map(({ name, label }) => (
          <TextInput
            key={name}
            label={`${label}, USD per million`}
            inputMode="decimal"
            autoComplete="off"
            placeholder={name.startsWith('cache') ? 'As input' : undefined}
            value={draft[name]}
            onChange={set(name)}
          />
        ))}
      </div>
      <p>
        A price is never changed: what has been reckoned stays. A newer one takes its place from its date on.
      </p>
    </Dialog>
  );
}
