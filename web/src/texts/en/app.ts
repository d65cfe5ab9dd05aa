/** The frame of every page; what opens over it is in `app-overlays`. */
export const app = {
  shell: {
    skip: 'Skip to content',
    main: 'Main',
    search: 'Search or jump to',
    openMenu: 'Open the menu',
    closeMenu: 'Close the menu',
    projects: 'Projects',
    schemas: 'Schemas',
    integrations: 'Integrations',
    settings: 'Settings',
  },
  user: { account: ', account', settings: 'Settings', signOut: 'Sign out' },
  bell: {
    title: 'Notices',
    withNew: (unseen: number) => `Notices, ${unseen} new`,
    told: (unseen: number) => `${unseen} new ${unseen === 1 ? 'notice' : 'notices'}`,
  },
  broken: {
    title: 'This page has broken',
    hint: 'Nothing that was saved is lost. Try again; if it breaks again, load it anew, and please report what you did.',
    retry: 'Try again',
    reload: 'Load anew',
    toProjects: 'To the projects',
  },
  keys: {
    palette: 'Search, or do something by its name',
    help: 'These shortcuts',
    projects: 'Go to the projects',
    schemas: 'Go to the schemas',
    integrations: 'Go to the integrations',
    settings: 'Go to the settings',
  },
};
