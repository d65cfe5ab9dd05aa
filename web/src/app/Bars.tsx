import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { appOverlays as t } from 'texts/app-overlays';
import { Notice } from '../shared/ui/Notice';
import css from './Bars.module.css';
import { useNewBuild } from './newBuild';
import { useOffline } from './useOffline';

/** What concerns every page: that there is no connection, that there is a new version. Nothing is loaded anew unasked. */
export default function Bars() {
  const offline = useOffline();
  const newer = useNewBuild();
  return (
    <div className={css.bars}>
      {offline && <Notice icon={<IconCloudOff size={14} stroke={1.8} />}>{t.bars.offline}</Notice>}
      {newer && (
        <Notice
          icon={<IconRefresh size={14} stroke={1.8} />}
          action={
            <Button size="compact-sm" onClick={() => window.location.reload()}>
              {t.bars.reload}
            </Button>
          }
        >
          {t.bars.newVersion}
        </Notice>
      )}
    </div>
  );
}
