import { scene } from './camera';
import { at, click } from './reach';
import { made } from './subjects';

const home = () => `/app/projects/${made.papers}/integrations`;

scene(
  'integrations',
  'empty',
  'Before the first integration',
  at(
    () => `/app/projects/${made.empty}/integrations`,
    (page) => page.getByText('No integrations yet'),
  ),
);
scene(
  'integrations',
  'full',
  'Where confirmed blocks go: one arrives, one fails, one is paused',
  at(home, (page) => page.getByText('It answered with the status 503.')),
);
scene('integration', 'full', 'A webhook with its deliveries', async (page) => {
  await page.goto(`${home()}/${made.delivered}`);
  await page
    .getByRole('button', { name: /: details$/ })
    .first()
    .waitFor();
});
scene('integration', 'failing', 'What a receiver answered, and when it is tried again', async (page) => {
  await page.goto(`${home()}/${made.refused}`);
  await click(page, /: details$/);
  await page.getByRole('region', { name: 'Answer' }).waitFor();
});
scene('integration-new', 'full', 'The form of a webhook', async (page) => {
  await page.goto(`${home()}/new?kind=webhook`);
  await page.getByLabel('Name', { exact: true }).fill('Search index');
  await click(page, 'Make a secret');
  await page.getByLabel('Name', { exact: true }).focus();
});
