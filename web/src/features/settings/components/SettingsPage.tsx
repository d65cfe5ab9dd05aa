import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { settings as t } from 'texts/settings';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { useTitle } from '../../../shared/lib/useTitle';
import table from '../../../shared/ui/table.module.css';
import { useUser } from '../../auth/api/session';
import css from './SettingsPage.module.css';
import { ModelKeys } from './ModelKeys';
import { Line, Section } from './Section';
import { SettingsBar } from './SettingsBar';
import { Tokens } from './Tokens';

export default function SettingsPage() {
  useTitle(t.pageTitle);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, [hash]);
  const user = useUser();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const singleKeys = usePreference('single-keys') !== 'off';
  return (
    <>
      <SettingsBar />
      <div className={table.page}>
        <div className={css.column}>
          <Section title={t.profile}>
            <Line label={user?.display_name ?? ''} hint={user?.email} />
          </Section>
          <Section title={t.appearance.title}>
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
          <ModelKeys />
          <Tokens />
        </div>
      </div>
    </>
  );
}
