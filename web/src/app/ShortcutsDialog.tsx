import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useMatch } from 'react-router';
import { keys as gridKeys } from '../features/review-grid/keyboard';
import { usePreference } from '../shared/lib/preferences';
import { shortcutsNow, type ShortcutGroup } from '../shared/lib/shortcuts';
import { Key } from '../shared/ui/KeyHint';
import { globalKeys } from './globalKeys';
import css from './ShortcutsDialog.module.css';

/** Every key that works here: those of all pages, and those of this one. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const document = useMatch('/app/projects/:projectId/documents/:sourceUid');
  const [here] = useState(shortcutsNow);
  const off = usePreference('single-keys') === 'off';
  const groups: ShortcutGroup[] = [
    { name: 'Everywhere', keys: globalKeys },
    ...here,
    ...(document ? [{ name: 'In the grid', keys: gridKeys, note: 'While the grid has the focus.' }] : []),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      size={groups.length > 1 ? 640 : 420}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={css.groups}>
        {groups.map(({ name, keys, note }) => (
          <section key={name} aria-label={name}>
            <h3 className={css.name}>{name}</h3>
            {note && <p className={css.note}>{note}</p>}
            <dl className={css.keys}>
              {keys.map((each) => (
                <div key={each.does}>
                  <dt>
                    {each.keys.map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </dt>
                  <dd>{each.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={css.note}>
        {off
          ? 'Single keys are switched off in your settings.'
          : 'Single keys can be switched off in the settings.'}
      </p>
    </Modal>
  );
}
