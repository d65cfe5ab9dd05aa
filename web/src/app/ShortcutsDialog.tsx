import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useMatch } from 'react-router';
import { appOverlays } from 'texts/app-overlays';
import { keys as gridKeys } from '../features/review-grid/keyboard';
import { usePreference } from '../shared/lib/preferences';
import { shortcutsNow, type ShortcutGroup } from '../shared/lib/shortcuts';
import { useFocusBack } from '../shared/ui/Dialog';
import { Key } from '../shared/ui/KeyHint';
import { globalKeys } from './globalKeys';
import css from './ShortcutsDialog.module.css';

const t = appOverlays.shortcuts;

/** Every key that works here: those of all pages, and those of this one. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const document = useMatch('/app/projects/:projectId/documents/:sourceUid');
  const [here] = useState(shortcutsNow);
  const off = usePreference('single-keys') === 'off';
  useFocusBack();
  const groups: ShortcutGroup[] = [
    { name: t.everywhere, keys: globalKeys },
    ...here,
    ...(document ? [{ name: t.inGrid, keys: gridKeys, note: t.inGridNote }] : []),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.title}
      size={groups.length > 1 ? 640 : 420}
      closeButtonProps={{ 'aria-label': t.close }}
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
      <p className={css.note}>{off ? t.areOff : t.canBeOff}</p>
    </Modal>
  );
}
