import { Button } from '@mantine/core';
import { IconBrandGithub, IconBrandGoogle, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { auth as t } from 'texts/auth';
import { providersQuery } from '../api/session';
import { outsidePath } from '../model/returnPath';
import css from './AuthFrame.module.css';

const icons: Record<string, typeof IconKey> = { google: IconBrandGoogle, github: IconBrandGithub };

export function ProviderIcon({ provider }: { provider: string }) {
  const Icon = icons[provider] ?? IconKey;
  return <Icon size={16} stroke={1.6} aria-hidden="true" />;
}

/** The other ways in, where this installation has some: the browser goes there and comes back. */
export function Providers({ next }: { next: string }) {
  const providers = useQuery(providersQuery).data ?? [];
  if (providers.length === 0) return null;
  return (
    <>
      <p className={css.or}>{t.login.or}</p>
      <div className={css.providers}>
        {providers.map(({ provider, name, path }) => (
          <Button
            key={provider}
            component="a"
            href={`${path}?next=${encodeURIComponent(outsidePath(next))}`}
            leftSection={<ProviderIcon provider={provider} />}
          >
            {t.login.with(name)}
          </Button>
        ))}
      </div>
    </>
  );
}
