import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useSelection } from '../../../shared/lib/selection';
import { aDocument } from '../../../testing/factories';
import type { DocumentVerb } from './DocumentMenu';
import { DocumentsTable, uidOf } from './DocumentsTable';

// The table draws what fits into its height, and nothing has one here.
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
});

function listed(number: number) {
  const documents = Array.from({ length: number }, (_, index) =>
    aDocument({
      source_uid: `s${index}`,
      doc_title: `Note ${index}`,
      status: 'ingest_failed',
      error: 'Bad.',
    }),
  );
  const verbs: [DocumentVerb, string][] = [];
  function Here() {
    const [scroller, setScroller] = useState<HTMLElement | null>(null);
    return (
      <div ref={setScroller} data-testid="scroller">
        <DocumentsTable
          projectId="p1"
          documents={documents}
          runs={new Map()}
          order={{ by: 'title', down: false }}
          onOrder={() => undefined}
          editor
          selection={useSelection(useMemo(() => documents.map(uidOf), []))}
          scroller={scroller}
          onVerb={(verb, document) => verbs.push([verb, document.doc_title])}
        />
      </div>
    );
  }
  render(
    <MantineProvider env="test">
      <MemoryRouter>
        <Here />
      </MemoryRouter>
    </MantineProvider>,
  );
  return verbs;
}

const rows = () => screen.getAllByRole('row').slice(1);

function scrollTo(top: number) {
  const scroller = screen.getByTestId('scroller');
  scroller.scrollTop = top;
  act(() => void fireEvent.scroll(scroller));
}

describe('the documents of a project', () => {
  it('are all drawn while they are few', () => {
    listed(77);
    expect(rows()).toHaveLength(77);
  });

  it('are drawn where they are in sight once they are many, and counted for who cannot see', async () => {
    listed(3000);
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '3001');
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]).toHaveAttribute('aria-rowindex', '2');
    scrollTo(40_000);
    expect(await screen.findByRole('link', { name: 'Note 1000' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Note 0' })).toBeNull();
    expect(rows().length).toBeLessThan(60);
  });

  it('keep the row that has the keyboard, however far it is scrolled away', async () => {
    listed(3000);
    const link = screen.getByRole('link', { name: 'Note 3' });
    act(() => link.focus());
    scrollTo(40_000);
    await screen.findByRole('link', { name: 'Note 1000' });
    expect(link).toHaveFocus();
    expect(rows()[0]).toHaveAttribute('aria-rowindex', '5');
  });

  it('share one menu, which is about the row that asked for it and gives the keyboard back', async () => {
    const user = userEvent.setup();
    const verbs = listed(3);
    const button = screen.getByRole('button', { name: 'Actions for Note 1' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await user.click(button);
    const menu = await screen.findByRole('menu');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(menu).toHaveAttribute('aria-labelledby', button.id);
    await user.click(within(menu).getByRole('menuitem', { name: 'Try again' }));
    expect(verbs).toEqual([['retry', 'Note 1']]);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await user.click(button);
    await screen.findByRole('menu');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(button).toHaveFocus();
  });

  it('are chosen one by one, in ranges, and by the keyboard alone', async () => {
    const user = userEvent.setup();
    listed(6);
    const box = (number: number) => screen.getByRole('checkbox', { name: `Select Note ${number}` });
    const chosen = () =>
      screen
        .getAllByRole('checkbox', { name: /^Select Note/, checked: true })
        .map((each) => each.getAttribute('aria-label')!.at(-1));
    await user.click(box(1));
    await user.keyboard('{Shift>}');
    await user.click(box(3));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual(['1', '2', '3']);
    const all = screen.getByRole('checkbox', { name: 'Select all' });
    expect(all).toBePartiallyChecked();
    act(() => box(3).focus());
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}');
    expect(box(4)).toHaveFocus();
    expect(chosen()).toEqual(['1', '2', '3', '4']);
    await user.keyboard('{Escape}');
    expect(all).not.toBeChecked();
    await user.keyboard('{Control>}a{/Control}');
    expect(chosen()).toHaveLength(6);
  });
});
