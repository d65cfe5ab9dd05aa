import { plural } from 'texts/language';

/** What opens over a page, and is loaded when it does. */
export const appOverlays = {
  bars: {
    offline: (
      <>
        <strong>No connection.</strong> What you see may be old. The page goes on by itself when the
        connection is back.
      </>
    ),
    newVersion: (
      <>
        <strong>A new version is there.</strong> Reload when it suits you: edits that are not saved are kept.
      </>
    ),
    reload: 'Reload',
  },
  palette: {
    title: 'Commands',
    search: 'Type a command or search',
    none: 'Nothing is named so here.',
    found: (number: number) => plural(number, 'result'),
    groups: { documents: 'Documents', projects: 'Projects', schemas: 'Schemas', places: 'Go to' },
    projects: 'Projects',
    schemas: 'Schemas',
    integrations: 'Integrations',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
    useLight: 'Use the light theme',
    useDark: 'Use the dark theme',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    everywhere: 'Everywhere',
    inGrid: 'In the grid',
    inGridNote: 'While the grid has the focus.',
    areOff: 'Single keys are switched off in your settings.',
    canBeOff: 'Single keys can be switched off in the settings.',
  },
};
