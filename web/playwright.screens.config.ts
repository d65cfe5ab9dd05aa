import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** The pictures of docs/screens; scripts/screens.mjs starts what they are taken of. */
export default defineConfig(journeys, { testMatch: 'screens/scenes.ts', timeout: 600_000 });
