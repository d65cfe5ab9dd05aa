import '@fontsource-variable/inter/wght.css';
import '../shared/theme/mantine.css';
import '../shared/theme/tokens.css';
import '../shared/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { shareNonce } from '../shared/lib/nonce';
import { loadAhead } from './ahead';
import { reloadWhenChunksAreGone } from './preload';
import { Providers } from './Providers';
import { Pages } from './Pages';

shareNonce();
reloadWhenChunksAreGone();
loadAhead(window.location.pathname);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers>
      <Pages />
    </Providers>
  </StrictMode>,
);
