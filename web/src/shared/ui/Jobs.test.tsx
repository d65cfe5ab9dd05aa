import { MantineProvider } from '@mantine/core';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { startJob } from '../lib/jobs';
import Jobs, { asText } from './Jobs';

const said: string[] = [];
vi.mock('./toast', () => ({ toast: (words: string) => said.push(words) }));

const words = { doing: 'Deleting', done: 'deleted', one: 'document' };
const parts = ['Greeting', 'Lamps', 'Rooms'].map((name, index) => ({
  id: `s${index}`,
  name,
  to: `/at/${index}`,
}));

beforeEach(() => {
  said.length = 0;
  render(
    <MantineProvider env="test">
      <MemoryRouter>
        <Link to="/elsewhere">Elsewhere</Link>
        <Jobs />
      </MemoryRouter>
    </MantineProvider>,
  );
});

describe('work on many things', () => {
  it('that went well is a word in passing', async () => {
    await act(() => startJob({ words, parts, act: () => Promise.resolve() }));
    expect(said).toEqual(['3 documents deleted.']);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is folded when one goes to another page, where it would cover what is read there', async () => {
    const user = userEvent.setup();
    await act(() =>
      startJob({ words, parts, act: () => Promise.reject(new Problem(404, { detail: 'Not there.' })) }),
    );
    const card = screen.getByRole('region');
    expect(within(card).getAllByRole('listitem')).toHaveLength(3);
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    expect(within(card).queryByRole('listitem')).toBeNull();
    expect(within(card).getByRole('status')).toHaveTextContent('None of 3 documents deleted');
    await user.click(within(card).getByRole('button', { name: 'Open this list' }));
    expect(within(card).getAllByRole('listitem')).toHaveLength(3);
    await user.click(within(card).getByRole('button', { name: 'Fold this list' }));
    expect(within(card).queryByRole('listitem')).toBeNull();
    await user.click(within(card).getByRole('button', { name: 'Close this list' }));
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('names what was refused and why, and tries only that again', async () => {
    const user = userEvent.setup();
    const asked: string[] = [];
    let locked = true;
    await act(() =>
      startJob({
        words,
        parts,
        act: ({ name }) => {
          asked.push(name);
          if (name === 'Lamps' && locked)
            return Promise.reject(new Problem(409, { detail: 'It is being read.' }));
          return Promise.resolve();
        },
      }),
    );
    const card = screen.getByRole('region', { name: '2 of 3 documents deleted, 1 could not be' });
    expect(within(card).getByRole('link', { name: 'Lamps' })).toHaveAttribute('href', '/at/1');
    expect(within(card).getByText('It is being read.')).toBeInTheDocument();
    locked = false;
    await user.click(within(card).getByRole('button', { name: 'Try 1 again' }));
    expect(asked).toEqual(['Greeting', 'Lamps', 'Rooms', 'Lamps']);
    expect(said).toEqual(['1 document deleted.']);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('can be stopped, and can go on with what is left', async () => {
    const user = userEvent.setup();
    let let1Go = () => {};
    const many = Array.from({ length: 9 }, (_, index) => ({ id: `s${index}`, name: `Note ${index}` }));
    const gate = new Promise<void>((done) => (let1Go = done));
    act(() => void startJob({ words, parts: many, act: () => gate }));
    const card = await screen.findByRole('region', { name: 'Deleting 9 documents' });
    expect(within(card).getByText('0 of 9')).toBeInTheDocument();
    await user.click(within(card).getByRole('button', { name: 'Cancel' }));
    await act(async () => {
      let1Go();
      await gate;
    });
    const over = await screen.findByRole('region', { name: '4 of 9 documents deleted, 5 not begun' });
    await user.click(within(over).getByRole('button', { name: 'Go on with 5' }));
    expect(said).toEqual(['5 documents deleted.']);
  });

  it('is copied as one line for each', () => {
    expect(asText([{ name: 'Lamps', why: 'It is being read.' }])).toBe('Lamps: It is being read.');
  });
});
