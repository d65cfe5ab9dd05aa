import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ScopeContext } from '../../../shared/realtime/scope';
import { aDocument } from '../../../testing/factories';
import { projectAs } from '../../../testing/integrations';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import type { RowStore } from '../../review-grid/model/store';
import { ReviewDialogs } from './ReviewDialogs';

function askForRun(schemas: string[], made: string | null) {
  const items = schemas.map((id) => ({ schema_id: id, schema_ref: id }));
  serve(({ path }) => (path.startsWith('/schemas?') ? { body: { items, next_cursor: null } } : undefined));
  const scope = { project: projectAs('editor'), live: 'live' as const, subscribe: () => () => undefined };
  const nothing = () => undefined;
  return showPage(
    <ScopeContext value={scope}>
      <ReviewDialogs
        question="new-run"
        document={aDocument({ source_uid: 's1', status: 'ingested' })}
        runs={[]}
        run={undefined}
        verbs={null}
        reviewer={null}
        store={{} as RowStore}
        fields={[]}
        made={made}
        unseen={0}
        unsaved={0}
        onClose={nothing}
        onGone={nothing}
        onRun={nothing}
        onConfirmed={nothing}
      />
    </ScopeContext>,
    '/app/projects/p/documents/s1',
    ana,
  );
}

it('without a schema there is no run: one is made for this document first', async () => {
  const { user } = askForRun([], null);
  await user.click(await screen.findByRole('button', { name: 'New schema' }));
  expect(screen.getByText('at /app/schemas/new?for=p&document=s1')).toBeInTheDocument();
});

it('a run is made with the schema that was just made for it', async () => {
  askForRun(['newest', 'made'], 'made');
  const select = await screen.findByRole('combobox', { name: 'Schema' });
  await waitFor(() => expect(select).toHaveValue('made'));
});
