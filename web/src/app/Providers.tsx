import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { lazily } from '../shared/lib/lazily';
import { styleNonce } from '../shared/lib/nonce';
import { cssVariablesResolver, theme } from '../shared/theme/theme';
import { useToastsWanted } from '../shared/ui/toast';
import { queries } from './queries';
import { Quietly } from './Quietly';

const Toasts = lazily(() => import('./Toasts'));

const schemes = localStorageColorSchemeManager({ key: 'blockdata-scheme' });

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <BrowserRouter>{children}</BrowserRouter>
        <Voice />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Voice() {
  if (!useToastsWanted()) return null;
  return (
    <Quietly>
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
    </Quietly>
  );
}
