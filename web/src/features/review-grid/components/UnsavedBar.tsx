import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Field } from '../../schemas/model/fields';
import type { Unsaved } from '../model/row';
import { shownValue } from '../model/values';
import css from './UnsavedBar.module.css';

interface Props {
  unsaved: Unsaved[];
  fields: Field[];
  onAgain: (unsaved: Unsaved) => void;
  onLetGo: (unsaved: Unsaved) => void;
}

/** What was typed and not taken: nothing of it is lost until a person lets it go. */
export function UnsavedBar({ unsaved, fields, onAgain, onLetGo }: Props) {
  if (unsaved.length === 0) return null;
  return (
    <ul className={css.bar} role="alert">
      {unsaved.map((each) => (
        <li key={`${each.block_uid}:${each.field}`}>
          <IconAlertTriangle size={14} stroke={1.6} className={css.sign} aria-hidden="true" />
          <span className={css.words}>
            <strong>
              Block {each.block_index + 1},{' '}
              {fields.find(({ name }) => name === each.field)?.label ?? each.field}
            </strong>
            : {each.words} You typed <q>{shownValue(each.value) || 'nothing'}</q>
          </span>
          <Button size="compact-xs" onClick={() => onAgain(each)}>
            {each.reason === 'changed' ? 'Apply mine' : 'Try again'}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onLetGo(each)}>
            Let it go
          </Button>
        </li>
      ))}
    </ul>
  );
}
