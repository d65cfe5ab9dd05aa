import { Modal } from '@mantine/core';
import { review as t } from 'texts/review';
import { useFocusBack } from '../../../shared/ui/Dialog';
import { Key } from '../../../shared/ui/KeyHint';
import { keys } from '../keyboard';
import css from './KeysDialog.module.css';

/** Every key of the grid. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.keysDialog.title}
      size={420}
      closeButtonProps={{ 'aria-label': t.keysDialog.close }}
    >
      <dl className={css.keys}>
        {keys.map((each) => (
          <div key={each.action}>
            <dt>
              {each.keys.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{each.does}</dd>
          </div>
        ))}
      </dl>
      <p className={css.note}>{t.keysDialog.note}</p>
    </Modal>
  );
}
