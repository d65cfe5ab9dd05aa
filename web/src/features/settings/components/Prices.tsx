import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { installation as t } from 'texts/installation';
import { locales } from 'texts/language';
import { after, readAgain } from '../../../shared/api/stale';
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
      title={t.prices.title}
      hint={t.prices.hint}
      action={<Button onClick={() => setAdding(true)}>{t.prices.add}</Button>}
    >
      <Read query={prices} none={t.prices.none}>
        {(items) => <List items={items} />}
      </Read>
      {adding && <PriceDialog onClose={() => setAdding(false)} />}
    </Part>
  );
}

const amount = new Intl.NumberFormat(locales.numbers, { minimumFractionDigits: 2, maximumFractionDigits: 6 });

function List({ items }: { items: Price[] }) {
  const standing = standingPrices(items, Date.now());
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t.prices.model}</th>
          <th scope="col">{t.prices.from}</th>
          {[t.prices.input, t.prices.cached_input, t.prices.cache_write, t.prices.output].map((name) => (
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
                  <span className={css.until}>{state === 'past' ? t.prices.replaced : t.prices.notYet}</span>
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

const fields = ['input', 'output', 'cached_input', 'cache_write'] as const;

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
      void readAgain(queries, after.pricesChanged());
      onClose();
    },
  });
  const set = (name: keyof typeof draft) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setDraft((before) => ({ ...before, [name]: value }));
  };
  return (
    <Dialog
      title={t.priceDialog.title}
      verb={t.priceDialog.verb}
      disabled={read === null}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onDo={() => read && add.mutate(read)}
    >
      <TextInput
        label={t.priceDialog.model}
        placeholder={t.priceDialog.modelExample}
        spellCheck={false}
        data-autofocus
        value={draft.model}
        onChange={set('model')}
      />
      <TextInput
        label={t.priceDialog.validFrom}
        type="date"
        description={t.priceDialog.fromNow}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.from}
        onChange={set('from')}
      />
      <div className={css.amounts}>
        {fields.map((name) => (
          <TextInput
            key={name}
            label={t.priceDialog.perMillion[name]}
            inputMode="decimal"
            autoComplete="off"
            placeholder={name.startsWith('cache') ? t.priceDialog.asInput : undefined}
            value={draft[name]}
            onChange={set(name)}
          />
        ))}
      </div>
      <p>{t.priceDialog.staysAsReckoned}</p>
    </Dialog>
  );
}
