import { noCounts } from '../lib/counts';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { Bar, divide } from './Bar';

describe('the bar', () => {
  it('divides its whole width, and shows even one block of thousands', () => {
    const segments = divide({ ...noCounts, confirmed: 5000, failed: 1 }, 1000);
    expect(segments.map(({ status }) => status)).toEqual(['confirmed', 'failed']);
    expect(segments[1]!.size).toBeGreaterThan(4);
    expect(segments.reduce((sum, { size }) => sum + size, 0)).toBeCloseTo(1000);
  });

  it('says in words what it shows', () => {
    render(<Bar counts={{ ...noCounts, confirmed: 5000, ai_complete: 2 }} />);
    expect(screen.getByRole('img', { name: '5,000 confirmed, 2 staged' })).toBeInTheDocument();
  });
});
