import { Modal, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count } from '../../../shared/lib/format';
import { useFocusBack } from '../../../shared/ui/Dialog';
import { useScope } from '../../../shared/realtime/scope';
import { exportWords as words } from 'texts/exports';
import { exportsQuery } from '../api/exports';
import { isUnderway } from '../model/jobs';
import type { ExportScope } from '../model/scope';
import css from './ExportDialog.module.css';
import { NewExport } from './NewExport';
import { RecentExports } from './RecentExports';

type View = 'new' | 'recent';

/** What is to be exported and how; and the exports of the project that were prepared before. */
export default function ExportDialog({ scope, onClose }: { scope: ExportScope; onClose: () => void }) {
  const { project } = useScope();
  const [view, setView] = useState<View>('new');
  const recent = useQuery(exportsQuery(project.project_id));
  const underway = recent.data?.items.filter(isUnderway).length ?? 0;
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      size={660}
      yOffset="7vh"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <SegmentedControl
        className={css.views}
        size="xs"
        aria-label={words.views.label}
        value={view}
        onChange={(value) => setView(value)}
        data={[
          { value: 'new', label: words.views.new },
          {
            value: 'recent',
            label: underway > 0 ? `${words.views.recent} (${count(underway)})` : words.views.recent,
          },
        ]}
      />
      {view === 'new' ? (
        <NewExport scope={scope} onClose={onClose} onPrepared={() => setView('recent')} />
      ) : (
        <RecentExports />
      )}
    </Modal>
  );
}
