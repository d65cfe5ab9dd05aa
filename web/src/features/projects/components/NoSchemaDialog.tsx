import { useNavigate } from 'react-router';
import { project as t } from 'texts/project';
import { Dialog } from '../../../shared/ui/Dialog';

/** Stands where a schema is to be applied and there is none: it leads to where one is made. */
export function NoSchemaDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <Dialog
      title={t.apply.title}
      verb={t.apply.newSchema}
      onClose={onClose}
      onDo={() => void navigate('/app/schemas/new')}
    >
      <p>{t.apply.noSchema}</p>
    </Dialog>
  );
}
