import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument, aRun } from '../../../testing/factories';
import { projectAs } from '../../../testing/integrations';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import SidebarDocuments from './SidebarDocuments';

it('what a dot shows of a document is said as well', async () => {
  const documents = [
    aDocument({ source_uid: 'a', doc_title: 'Arrived' }),
    aDocument({ source_uid: 'b', doc_title: 'Being read', status: 'converting' }),
    aDocument({ source_uid: 'c', doc_title: 'Read', status: 'ingested' }),
    aDocument({ source_uid: 'd', doc_title: 'Reviewed', status: 'ingested' }),
  ];
  const runs = [aRun({ source_uid: 'd', total_blocks: 2, counts: { ...noCounts, confirmed: 2 } })];
  serve(({ path }) => {
    const list = (items: unknown[]) => ({ body: { items, next_cursor: null } });
    if (path.startsWith('/projects/p/documents')) return list(documents);
    if (path.startsWith('/projects/p/runs')) return list(runs);
    return path === '/projects/p' ? { body: projectAs('viewer') } : undefined;
  });
  showPage(<SidebarDocuments projectId="p" />, '/app/projects/p', ana);
  expect(await screen.findByRole('link', { name: 'Reviewed, confirmed' })).toBeInTheDocument();
  const said = ['Arrived, uploaded', 'Being read, reading', 'Read, ingested', 'Reviewed, confirmed'];
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(said);
});
