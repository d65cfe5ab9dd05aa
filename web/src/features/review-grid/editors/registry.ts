import type { FieldKind } from '../../schemas/model/fields';
import { ChoiceEditor } from './choice';
import { FormEditor } from './form/FormEditor';
import { InlineEditor } from './inline';
import { PopupEditor } from './popup';
import type { EditorProps } from './useDraft';

export const editors: Record<FieldKind, React.ComponentType<EditorProps>> = {
  text: InlineEditor,
  'long-text': PopupEditor,
  enum: ChoiceEditor,
  number: InlineEditor,
  integer: InlineEditor,
  boolean: ChoiceEditor,
  date: InlineEditor,
  json: FormEditor,
};
