import { Modal } from '@mantine/core';
import { Key } from '../../../shared/ui/KeyHint';
import { keys } from '../keyboard';
import css from './KeysDialog.module.css';

/** Every key of the grid. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys" size={420} closeButtonProps={{ 'aria-label': 'Close' }}>
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
      <p className={css.note}>
        They work while the grid has the focus. Single letters can be switched off in the settings.
      </p>
    </Modal>
  );
}
