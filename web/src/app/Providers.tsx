import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { Problem } from '../shared/api/problem';
import { styleNonce } from '../shared/lib/nonce';
import { cssVariablesResolver, theme } from '../shared/theme/theme';
import { useToastsWanted } from '../shared/ui/toast';

const Toasts = lazy(() => import('./Toasts'));

const schemes = localStorageColorSchemeManager({ key: 'blockdata-scheme' });

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
});

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
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  );
}
