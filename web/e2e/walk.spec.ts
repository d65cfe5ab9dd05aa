import { expect, test } from '@playwright/test';
import { Client, operator } from './client';
import { shapeOf, Walk } from './walking';
import { watch } from './watch';

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });

const schema = (schema_ref: string) => ({
  schema_ref,
  type: 'object',
  properties: {
    level: { title: 'Level', type: 'string', enum: ['MUST', 'SHOULD', 'MAY', 'none'] },
    confidence: { title: 'Confidence', type: 'number', minimum: 0, maximum: 1 },
    summary: { title: 'Summary', type: 'string', maxLength: 400 },
  },
});
const text = (title: string) =>
  `# ${title}\n\nA party MUST answer.\n\n- It may say why.\n- It should be kind.\n`;
const brokenPdf = '%PDF-1.7\nThis says that it is a PDF, and has no page.\n%%EOF\n';

test('every link of somebody who has work leads to a page that all can read', async ({ context, page }) => {
  test.setTimeout(300_000);
  const client = await Client.signedIn(context, operator);
  const project = await client.project('Walk');
  await client.documents(project, {
    'answers.md': text('Answers'),
    'questions.md': text('Questions'),
    'broken.pdf': brokenPdf,
  });
  await client.apply(project, await client.schema(schema('walk')));
  await client.schema(schema('walk_unused'));
  const waiting = await client.project('Paused');
  await client.documents(waiting, { 'later.md': text('Later') });
  await client.post(`/projects/${waiting}/apply-schema`, {
    schema_id: await client.schema(schema('walk_paused')),
    model_config: { model: 'claude-sonnet-4-5' },
  });
  const [later] = await client.runs(waiting);
  await client.post(`/projects/${waiting}/runs/${later!.run_id}/dispatch`);
  await client.post('/account/tokens', { name: 'nightly export' });

  const walk = new Walk(page, await watch(page));
  await walk.from('/app', `/app/projects/${project}/upload`);

  const shapes = [...walk.seen].map((path) => shapeOf(new URL(path, page.url())));
  for (const shape of [
    '/app/projects/:id',
    '/app/projects/:id/documents/:id?run',
    '/app/projects/:id/documents/:id',
    '/app/schemas',
    '/app/schemas/new',
    '/app/schemas/new?from',
    '/app/schemas/:id',
    '/app/settings',
    '/app/settings/installation',
    '/app/projects/:id?view=members',
    '/app/projects/:id?view=audit',
  ]) {
    expect(shapes, 'what is linked').toContain(shape);
  }
  expect(walk.dialogs.size, [...walk.dialogs].join(', ')).toBeGreaterThan(15);
});

test('every link of somebody who has nothing yet does, too', async ({ context, page }) => {
  test.setTimeout(120_000);
  await Client.signedIn(context, 'fresh');
  const walk = new Walk(page, await watch(page));
  await walk.from('/app');
  expect(walk.seen.size).toBeGreaterThan(3);
});
