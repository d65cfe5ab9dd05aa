import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aBlock } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { RowStore } from '../model/store';
import { Details } from './Details';

afterEach(() => vi.unstubAllGlobals());

async function details(more: Partial<ReturnType<typeof aBlock>>) {
  serve(() => ({ body: { items: [{ ...aBlock(0), ...more }], next_cursor: null } }));
  const store = new RowStore('p', 's', null);
  await store.load();
  await vi.waitFor(() => expect(store.summary().loading).toBe(false));
  render(
    <MantineProvider>
      <Details
        store={store}
        blockUid="c1:0"
        fields={[]}
        verbs={null}
        neighbours={[undefined, undefined]}
        markdown={false}
        singleKeys
        onGo={() => {}}
        onCopyLink={() => {}}
        onClose={() => {}}
      />
    </MantineProvider>,
  );
  await screen.findByText('Text of block 0');
}

it('say where on its page a block stands', async () => {
  await details({ page_no: 3, bounding_box: { left: 72.13, top: 139.5, right: 300, bottom: 152 } });
  expect(screen.getByText('Page 3, 72 pt from the left, 140 pt from the top')).toBeTruthy();
});

it('say the page alone where the place on it is not known', async () => {
  await details({ page_no: 3 });
  expect(screen.getByText(/page 3$/)).toBeTruthy();
  expect(screen.queryByText(/from the left/)).toBeNull();
});
