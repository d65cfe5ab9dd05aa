import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
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
      {offline && (
        <Notice icon={<IconCloudOff size={14} stroke={1.8} />}>
          <strong>No connection.</strong> What you see may be old. The page goes on by itself when the
          connection is back.
        </Notice>
      )}
      {newer && (
        <Notice
          icon={<IconRefresh size={14} stroke={1.8} />}
          action={
            <Button size="compact-sm" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          <strong>A new version is there.</strong> Reload when it suits you: edits that are not saved are
          kept.
        </Notice>
      )}
    </div>
  );
}
