import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env.BLOCKDATA_API ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  // The language of the page: another one is another folder of the same shape.
  resolve: { alias: { texts: fileURLToPath(new URL('src/texts/en', import.meta.url)) } },
  // The server puts a fresh nonce in the place of this word at each request of the page.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': api, '/actuator': api, '/oauth2': api, '/login/oauth2': api } },
  build: {
    manifest: true,
    // Fonts and icons stay files: the policy allows no data URLs for fonts.
    assetsInlineLimit: 0,
    // The grid is one lazy chunk by nature; scripts/check.mjs guards the entry instead.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What every page loads is one file, not thirty small ones that each bring their own headers.
        codeSplitting: { groups: [{ name: 'base', tags: ['$initial'] }] },
      },
    },
  },
  test: {
    environment: 'jsdom',
    testTimeout: 20_000,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    css: false,
  },
});
