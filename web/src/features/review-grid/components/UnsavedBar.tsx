import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { review as t } from 'texts/review';
import type { Field } from '../../schemas/model/fields';
import { canRepeat, type Unsaved, type WhyUnsaved } from '../model/row';
import { inWords, typedWords } from '../model/told';
import css from './UnsavedBar.module.css';

interface Props {
  unsaved: Unsaved[];
  fields: Field[];
  onAgain: (unsaved: Unsaved) => void;
  onEdit: (unsaved: Unsaved) => void;
  onLetGo: (unsaved: Unsaved) => void;
}

const repeatWords: Partial<Record<WhyUnsaved, string>> = {
  changed: t.unsaved.applyMine,
  left: t.unsaved.save,
};

/** What was typed and not taken: nothing of it is lost until a person lets it go. */
export function UnsavedBar({ unsaved, fields, onAgain, onEdit, onLetGo }: Props) {
  if (unsaved.length === 0) return null;
  return (
    <div className={css.bar} role="alert">
      <ul>
        {unsaved.map((each) => (
          <li key={`${each.block_uid}:${each.field}`}>
            <IconAlertTriangle size={14} stroke={1.6} className={css.sign} aria-hidden="true" />
            <span className={css.words}>
              {t.unsaved.words(
                each.block_index + 1,
                fields.find(({ name }) => name === each.field)?.label ?? each.field,
                each.words,
                (each.text === undefined ? inWords(each.value) : typedWords(each.text)) || t.unsaved.nothing,
              )}
            </span>
            {canRepeat(each) && (
              <Button size="compact-xs" loading={each.sending} onClick={() => onAgain(each)}>
                {repeatWords[each.reason] ?? t.unsaved.again}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant={canRepeat(each) ? 'subtle' : undefined}
              color="gray"
              disabled={each.sending}
              onClick={() => onEdit(each)}
            >
              {t.unsaved.edit}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onLetGo(each)}>
              {t.unsaved.letGo}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
