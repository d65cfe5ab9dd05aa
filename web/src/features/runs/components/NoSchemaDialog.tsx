import { useNavigate } from 'react-router';
import { runs as t } from 'texts/runs';
import { Dialog } from '../../../shared/ui/Dialog';
import { newSchemaPath, type Missed } from '../../schemas/model/made';

interface Props {
  title: string;
  missed: Missed;
  onClose: () => void;
}

/** Stands where a schema is needed and there is none: it leads to where one is made, and from there back. */
export function NoSchemaDialog({ title, missed, onClose }: Props) {
  const navigate = useNavigate();
  return (
    <Dialog
      title={title}
      verb={t.noSchemaDialog.verb}
      onClose={onClose}
      onDo={() => void navigate(newSchemaPath(missed))}
    >
      <p>{t.noSchemaDialog.words}</p>
    </Dialog>
  );
}
