import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { Steady } from '../ui/Steady';

const accent: MantineColorsTuple = [
  '#eef0ff',
  '#dcdffb',
  '#b7bdf3',
  '#98a2ff',
  '#7d88ee',
  '#6f7bea',
  '#5a66d0',
  '#4f5ad0',
  '#4450c4',
  '#3a44a8',
];

/** Mantine's dark shades, from text to the deepest ground, as our roles have them. */
const dark: MantineColorsTuple = [
  '#f3f4f6',
  '#b3b7bf',
  '#8b9099',
  '#6d727c',
  '#2e3036',
  '#232429',
  '#18191c',
  '#111214',
  '#0b0c0e',
  '#08090a',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'var(--bd-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  // Plain objects, not `Button.extend`: naming a component here would load it, and what it needs, with the first page.
  components: {
    Button: {
      defaultProps: { variant: 'default', component: Steady },
      vars: () => ({
        root: { '--button-height': '30px', '--button-fz': '13px', '--button-padding-x': '12px' },
      }),
      styles: { label: { fontWeight: 550 }, section: { '--mantine-spacing-xs': '7px' } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28, component: Steady } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Input: { defaultProps: { radius: 'sm' } },
    Menu: {
      defaultProps: {
        position: 'bottom-end',
        offset: 4,
        transitionProps: { duration: 100 },
        // The focus goes to an item: what would hold it else is no part of a menu to a screen reader. Where a menu
        // begins with items that are hidden on wide screens, `data-autofocus` says to which.
        withInitialFocusPlaceholder: false,
      },
      styles: { item: { fontSize: '13px', padding: '6px 10px', minHeight: 30 }, dropdown: { padding: 4 } },
    },
    Modal: {
      defaultProps: {
        centered: false,
        yOffset: '12vh',
        radius: 'xl',
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 120 },
        // A `header` outside of what it is the header of would be the banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
  },
});

const roles = {
  '--mantine-color-body': 'var(--bd-panel)',
  '--mantine-color-text': 'var(--bd-text)',
  '--mantine-color-dimmed': 'var(--bd-text-3)',
  '--mantine-color-placeholder': 'var(--bd-text-3)',
  '--mantine-color-anchor': 'var(--bd-link)',
  '--mantine-color-error': 'var(--bd-failed)',
  // What menus write dangerous items in.
  '--mantine-color-red-6': 'var(--bd-failed)',
  // What lies behind one that has the keyboard or the pointer.
  '--mantine-color-red-light-hover': 'var(--bd-hover)',
  '--mantine-color-default': 'var(--bd-card)',
  '--mantine-color-default-hover': 'var(--bd-hover)',
  '--mantine-color-default-color': 'var(--bd-text)',
  '--mantine-color-default-border': 'var(--bd-line-strong)',
  '--mantine-color-disabled': 'var(--bd-hover)',
  '--mantine-color-disabled-color': 'var(--bd-text-3)',
  '--mantine-color-disabled-border': 'var(--bd-line)',
  '--mantine-color-gray-light-hover': 'var(--bd-hover)',
  '--mantine-color-gray-light-color': 'var(--bd-text-2)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: roles,
  dark: roles,
});
