import { test, type Page } from '@playwright/test';
import './access';
import './outward';
import { hang, scene } from './camera';
import { asked, at, click, failure, rows, skeleton } from './reach';
import { made, makeReady } from './subjects';

test.use({ actionTimeout: 20_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  await makeReady(browser);
});

const grid = (page: Page) => page.locator('.ag-row [col-id="status"]');
const specs = () => `/app/projects/${made.specs}`;
const papersHome = () => `/app/projects/${made.papers}`;
const review = () => `${specs()}/documents/${made.document}`;
scene(
  'home',
  'empty',
  'Nothing yet',
  at(
    () => '/app',
    (page) => page.getByText('No projects yet'),
  ),
  { as: 'newcomer' },
);
scene(
  'home',
  'loading',
  'Projects on their way',
  at(() => '/app', skeleton),
  { held: '**/api/v1/projects?*' },
);
scene(
  'home',
  'full',
  'What waits for review, and all projects',
  at(
    () => '/app',
    (page) => page.getByRole('region', { name: 'Waiting for review' }),
  ),
);
scene(
  'home',
  'failing',
  'The server does not answer',
  at(() => '/app', failure),
  { broken: '**/api/v1/projects?*' },
);

scene(
  'project',
  'empty',
  'A project before its first file',
  at(
    () => `/app/projects/${made.empty}`,
    (page) => page.getByText('No documents yet'),
  ),
);
scene('project', 'loading', 'Documents on their way', at(specs, skeleton), { held: '**/documents?*' });
scene('project', 'full', 'A project of 77 specifications in the middle of its review', at(specs, rows));
scene(
  'project',
  'failing',
  'A file that could not be read, and blocks that no model answered',
  async (page) => {
    await page.goto(papersHome());
    await rows(page).first().waitFor();
    await click(page, 'More actions', /^What failed/);
    await page
      .getByText(/personal records/)
      .first()
      .waitFor();
  },
);
scene(
  'project',
  'paused',
  'Work that a provider stopped',
  at(
    () => `/app/projects/${made.paused}`,
    (page) => page.getByText(/not open to your account/),
  ),
);
scene('project', 'apply', 'Applying a schema to all documents', async (page) => {
  await page.goto(papersHome());
  await rows(page).first().waitFor();
  await click(page, 'Apply schema');
  await page.getByRole('dialog').getByLabel('Schema').selectOption('obligations');
  await asked(page);
});
scene('project', 'confirm', 'Confirming all that is staged', async (page) => {
  await page.goto(specs());
  await rows(page).first().waitFor();
  await click(page, /^Confirm [\d,]+$/);
  await asked(page);
});
scene('project', 'delete', 'Deleting it, with its name typed', async (page) => {
  await page.goto(papersHome());
  await rows(page).first().waitFor();
  await click(page, 'More actions', 'Delete project…');
  await asked(page);
});

scene(
  'members',
  'full',
  'Who is in a project, and who is asked in',
  at(
    () => `${specs()}?view=members`,
    (page) => page.getByText('jonas.weber@example.org'),
  ),
);
scene('members', 'invite', 'Asking somebody in', async (page) => {
  await page.goto(`${specs()}?view=members`);
  await page.getByText('jonas.weber@example.org').waitFor();
  await click(page, 'Invite…');
  await asked(page);
});
scene(
  'audit',
  'full',
  'What was done in a project, by whom and from where',
  at(
    () => `${specs()}?view=audit`,
    (page) => page.locator('tbody tr'),
  ),
);
scene('project', 'export', 'Exporting what is confirmed', async (page) => {
  await page.goto(specs());
  await rows(page).first().waitFor();
  await click(page, 'Export…');
  await asked(page);
});

scene(
  'upload',
  'empty',
  'The page for files, folders and archives',
  at(
    () => `/app/projects/${made.empty}/upload`,
    (page) => page.getByRole('button', { name: 'Choose folder' }),
  ),
);

const choose = async (page: Page) => {
  await page.goto(`/app/projects/${made.empty}/upload`);
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  });
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (
    await choosing
  ).setFiles([
    file(
      'handling-of-complaints.md',
      '# Handling of complaints\n\nThis policy applies to every complaint.\n',
    ),
    file('retention-of-records.md', '# Retention of records\n\nRecords are kept for ten years.\n'),
    file('notes.exe', 'MZ'),
  ]);
};
scene(
  'upload',
  'full',
  'Files on their way',
  async (page) => {
    await choose(page);
    await page.getByText('retention-of-records.md').first().waitFor();
  },
  { held: '**/documents' },
);
scene(
  'upload',
  'failing',
  'The server asks for a pause, and they wait',
  async (page) => {
    await choose(page);
    await page.getByText('The server asks for a pause').first().waitFor();
  },
  { broken: '**/documents' },
);

scene('document', 'loading', 'Blocks on their way', at(review, skeleton), { held: '**/blocks?*' });
scene('document', 'full', 'The review grid: staged, confirmed and rejected blocks', at(review, grid));
scene('document', 'expanded', 'The same with whole texts', async (page) => {
  await at(review, grid)(page);
  await page.getByRole('radiogroup', { name: 'Density' }).getByText('Expanded').click();
});
scene('document', 'details', 'A block with its values and its history', async (page) => {
  await at(review, grid)(page);
  await page.locator('.ag-row[row-index="4"] [col-id="content"]').click();
  await page.keyboard.press('d');
  await page.getByRole('complementary').getByRole('listitem').first().waitFor();
});
scene('document', 'edit', 'An editor that knows the field', async (page) => {
  await at(review, grid)(page);
  const staged = page.locator('.ag-row').filter({ has: page.getByText('Staged', { exact: true }) });
  await staged.first().locator('[col-id="f:summary"]').dblclick();
  await page.getByRole('textbox', { name: 'Summary' }).waitFor();
});
scene('document', 'keys', 'The keys of the grid', async (page) => {
  await at(review, grid)(page);
  await page.locator('.ag-row[row-index="4"] [col-id="content"]').click();
  await page.keyboard.press('?');
  await asked(page);
});
scene('document', 'failing', 'Blocks that failed, and why', async (page) => {
  await page.goto(`${papersHome()}/documents/${made.failing}&status=failed`);
  await page.getByRole('complementary', { name: 'What failed' }).waitFor();
  await page
    .getByRole('complementary', { name: 'What failed' })
    .getByText(/personal records/)
    .first()
    .waitFor();
});
scene(
  'document',
  'unread',
  'A file that could not be read',
  at(
    () => `${papersHome()}/documents/${made.unread}`,
    (page) => page.getByText('could not be read'),
  ),
);
scene(
  'document',
  'bare',
  'Blocks before any run',
  at(
    () => `${review()}`.replace(/run=.*/, 'run=none'),
    (page) => page.locator('.ag-row [col-id="content"]'),
  ),
);
scene('document', 'palette', 'Everything by typing a few letters of it', async (page) => {
  await at(review, grid)(page);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Type a command or search').fill('con');
  await page.locator('[data-selected]').first().waitFor();
});

scene(
  'schemas',
  'empty',
  'Before the first schema',
  at(
    () => '/app/schemas',
    (page) => page.getByText('No schemas yet'),
  ),
  { as: 'newcomer' },
);
scene(
  'schemas',
  'loading',
  'Schemas on their way',
  at(() => '/app/schemas', skeleton),
  { held: '**/api/v1/schemas?*' },
);
scene(
  'schemas',
  'full',
  'Schemas and their fields',
  at(() => '/app/schemas', rows),
);
scene(
  'schemas',
  'failing',
  'The server does not answer',
  at(() => '/app/schemas', failure),
  { broken: '**/api/v1/schemas?*' },
);
scene(
  'schema',
  'full',
  'A schema, and where it is used',
  at(
    () => `/app/schemas/${made.schema}`,
    (page) => page.getByRole('row', { name: /Ethereum/ }),
  ),
);
scene(
  'schema-new',
  'empty',
  'A new schema, from nothing or a template',
  at(
    () => '/app/schemas/new',
    (page) => page.getByRole('heading', { level: 1 }),
  ),
  { as: 'newcomer' },
);
scene(
  'schema-new',
  'full',
  'The form, with its columns as they will be',
  at(
    () => '/app/schemas/new?template=review',
    (page) => page.getByText(/Ready to be registered/),
  ),
);
scene('schema-new', 'failing', 'JSON that is not whole', async (page) => {
  await at(
    () => '/app/schemas/new?template=review',
    (found) => found.getByText(/Ready to be registered/),
  )(page);
  await page.getByRole('radiogroup', { name: 'Write it as' }).getByText('JSON').click();
  const editor = page.getByLabel('Schema as JSON');
  await editor.fill((await editor.inputValue()).replace('"type": "string"', '"type": "sting"'));
  await page.getByText(/sting/).first().waitFor();
});

scene(
  'missing',
  'full',
  'A page that is not there',
  at(
    () => '/app/nowhere',
    (page) => page.getByText('There is no such page'),
  ),
);

test('the page that shows them', hang);
