import { password } from '../client';
import { scene } from './camera';
import { asked, at, click, skeleton } from './reach';
import { made } from './subjects';

scene(
  'login',
  'empty',
  'Signing in',
  at(
    () => '/login',
    (page) => page.getByLabel('E-mail'),
  ),
  { as: 'nobody' },
);
scene(
  'login',
  'failing',
  'A password that is not the right one',
  async (page) => {
    await page.goto('/login');
    await page.getByLabel('E-mail').fill('operator@example.org');
    await page.getByLabel('Password', { exact: true }).fill(`not ${password}`);
    await click(page, 'Sign in');
    await page.getByRole('alert').waitFor();
  },
  { as: 'nobody' },
);
scene(
  'register',
  'empty',
  'A new account',
  at(
    () => '/register',
    (page) => page.getByLabel('Name'),
  ),
  { as: 'nobody' },
);

scene(
  'forgot',
  'empty',
  'A forgotten password',
  at(
    () => '/forgot-password',
    (page) => page.getByRole('button', { name: 'Send the link' }),
  ),
  { as: 'nobody' },
);
scene(
  'reset',
  'full',
  'A new one, by the link in a mail',
  at(
    () => '/reset-password#token=of-a-mail',
    (page) => page.getByLabel('New password', { exact: true }),
  ),
  { as: 'nobody' },
);
scene(
  'verify',
  'failing',
  'A link that was used already',
  async (page) => {
    await page.goto('/verify-email#token=of-a-mail');
    await click(page, 'Confirm this address');
    await page.getByText('does not work any more').waitFor();
  },
  { as: 'nobody' },
);
scene(
  'invitation',
  'full',
  'What somebody is asked into',
  at(
    () => made.invitation,
    (page) => page.getByRole('heading', { name: /You are invited to/ }),
  ),
  { as: 'nobody' },
);

scene(
  'settings',
  'empty',
  'One’s own settings',
  at(
    () => '/app/settings',
    (page) => page.getByText('No tokens.'),
  ),
  { as: 'newcomer' },
);
scene(
  'settings',
  'full',
  'One’s own settings, with a token',
  at(
    () => '/app/settings',
    (page) => page.getByText('nightly export'),
  ),
);
scene(
  'settings',
  'failing',
  'The server does not answer',
  at(
    () => '/app/settings',
    (page) => page.getByText('does not answer'),
  ),
  { broken: '**/account/tokens*' },
);
scene('settings', 'delete', 'Deleting the account, with what goes along', async (page) => {
  await page.goto('/app/settings');
  await page.getByText('nightly export').first().waitFor();
  await click(page, 'Delete account…');
  await asked(page);
});
scene(
  'installation',
  'full',
  'What the operator sees: keys, prices, settings',
  at(
    () => '/app/settings/installation',
    (page) => page.getByRole('region', { name: 'Settings in effect' }).locator('tbody tr'),
  ),
);
scene(
  'installation',
  'loading',
  'Settings on their way',
  at(() => '/app/settings/installation', skeleton),
  { held: '**/operator/**' },
);
scene(
  'installation',
  'failing',
  'The server does not answer',
  at(
    () => '/app/settings/installation',
    (page) => page.getByText('does not answer'),
  ),
  { broken: '**/operator/**' },
);
