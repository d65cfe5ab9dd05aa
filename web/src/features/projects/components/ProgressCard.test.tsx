import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Counts } from '../../../shared/api/types';
import { noCounts } from '../../../shared/lib/counts';
import { ProgressCard } from './ProgressCard';

const show = (counts: Partial<Counts>) =>
  render(
    <MantineProvider>
      <ProgressCard
        counts={{ ...noCounts, ...counts }}
        schemas={[]}
        schemaId="s"
        live="live"
        working={0}
        offline={false}
        onSchema={() => {}}
        failures={false}
        onFailures={() => {}}
        work={null}
      />
    </MantineProvider>,
  );

describe('the progress', () => {
  it.each<[Partial<Counts>, string, RegExp]>([
    [{ confirmed: 4980, rejected: 24 }, '100%', /^All decided: 4,980 confirmed, 24 rejected with/],
    [{ confirmed: 4980, rejected: 23, ai_complete: 1 }, '99%', /^5,003 of 5,004 blocks decided, 23 of these/],
    [{ confirmed: 3, pending: 1 }, '75%', /^3 of 4 blocks confirmed with/],
    [{ confirmed: 3, failed: 1 }, '75%', /^3 of 4 blocks confirmed with/],
    [{ rejected: 2 }, '100%', /^All decided: 2 rejected with/],
  ])('of %j is %s', (counts, percent, words) => {
    show(counts);
    expect(screen.getByText(percent)).toBeInTheDocument();
    expect(screen.getByText(words)).toBeInTheDocument();
  });
});
