import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { ReportPanel } from './ReportPanel';

function show(report: object) {
  serve(() => ({ body: report }));
  const document = aDocument({ source_type: 'pptx', conv_parsing_tool: 'builtin', conv_total_blocks: 12 });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider>
        <ReportPanel projectId="p" document={document} onClose={() => undefined} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const report = { words: 1234, blocks_by_type: { heading: 3, table: 9 }, encoding: null, pages: 4, notes: [] };

describe('how a document was read', () => {
  it('says first what was dropped or is uncertain', async () => {
    show({ ...report, notes: ['A chart has no figures.'] });
    expect(await screen.findByText('A chart has no figures.')).toBeInTheDocument();
    expect(screen.queryByText(/Nothing was dropped/)).not.toBeInTheDocument();
  });

  it('counts what was found, in the words of the format', async () => {
    show(report);
    expect(await screen.findByText('Nothing was dropped, and nothing is uncertain.')).toBeInTheDocument();
    expect(screen.getByText('Slides').nextSibling).toHaveTextContent('4');
    expect(screen.getByText('Words').nextSibling).toHaveTextContent('1,234');
    expect(screen.getByText('table').nextSibling).toHaveTextContent('9');
    expect(screen.queryByText('Encoding')).not.toBeInTheDocument();
  });
});
