import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { settings as t } from 'texts/settings';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { Line, Section } from './Section';

/** How the page looks and listens, in this browser. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const singleKeys = usePreference('single-keys') !== 'off';
  return (
    <Section id="appearance" title={t.appearance.title}>
      <Line label={t.appearance.theme} hint={t.appearance.themeHint}>
        <SegmentedControl
          size="xs"
          aria-label={t.appearance.theme}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
          data={[
            { value: 'light', label: t.appearance.themes.light },
            { value: 'dark', label: t.appearance.themes.dark },
            { value: 'auto', label: t.appearance.themes.auto },
          ]}
        />
      </Line>
      <Line label={t.appearance.singleKeys} hint={t.appearance.singleKeysHint}>
        <Switch
          aria-label={t.appearance.singleKeys}
          checked={singleKeys}
          onChange={(event) => prefer('single-keys', event.currentTarget.checked ? 'on' : 'off')}
        />
      </Line>
    </Section>
  );
}
