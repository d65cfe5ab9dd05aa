import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
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
  useTitle('Settings');
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
          <Section title="Profile">
            <Line label={user?.display_name ?? ''} hint={user?.email} />
          </Section>
          <Section title="Appearance">
            <Line label="Theme" hint="System follows your computer.">
              <SegmentedControl
                size="xs"
                aria-label="Theme"
                value={colorScheme}
                onChange={(value) => setColorScheme(value)}
                data={[
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                  { value: 'auto', label: 'System' },
                ]}
              />
            </Line>
            <Line
              label="Single-key shortcuts"
              hint="Letters such as C and R decide about the focused block, and ? lists them all. They never act while you write."
            >
              <Switch
                aria-label="Single-key shortcuts"
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
