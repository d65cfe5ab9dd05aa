import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, type UseQueryResult } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import type { SourceDocument } from '../../../shared/api/types';
import { noCounts } from '../../../shared/lib/counts';
import { projectAs } from '../../../testing/integrations';
import type { Review } from '../model/useReview';
import { DocumentsView } from './DocumentsView';

const review = { schemaId: null, schemas: [], counts: noCounts, effective: new Map() } as unknown as Review;

it('asks for files where there are none, and not while the first are on their way', () => {
  const documents = { data: [], isPending: false } as unknown as UseQueryResult<SourceDocument[]>;
  const page = (uploading: boolean) => (
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <DocumentsView
            project={projectAs('owner')}
            documents={documents}
            sorted={[]}
            order={{ by: 'title', down: false }}
            onOrder={() => undefined}
            review={review}
            runs={[]}
            onUpload={() => undefined}
            uploading={uploading}
          >
            <p>0 of 77 read</p>
          </DocumentsView>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page(false));
  expect(screen.getByRole('button', { name: 'Choose files' })).toBeVisible();
  rerender(page(true));
  expect(screen.queryByText('No documents yet')).not.toBeInTheDocument();
});
