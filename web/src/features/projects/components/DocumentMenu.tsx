import { Menu } from '@mantine/core';
import { project as t } from 'texts/project';
import type { SourceDocument } from '../../../shared/api/types';
import { RowMenu, type MenuOf } from '../../../shared/ui/RowMenu';
import { documentSource } from '../../documents/api/documents';
import { hasFailed } from '../model/order';

export type DocumentVerb = 'rename' | 'delete' | 'retry';

interface Props {
  projectId: string;
  of: MenuOf<SourceDocument>;
  editor: boolean;
  onVerb: (verb: DocumentVerb, document: SourceDocument) => void;
  onClose: () => void;
}

/** What can be done with one document. */
export function DocumentMenu({ projectId, of, editor, onVerb, onClose }: Props) {
  const { item: document, button } = of;
  return (
    <RowMenu button={button} onClose={onClose}>
      <Menu.Item component="a" href={documentSource(projectId, document.source_uid)} download>
        {t.documentActs.download}
      </Menu.Item>
      {editor && hasFailed(document) && (
        <Menu.Item onClick={() => onVerb('retry', document)}>{t.documentActs.retry}</Menu.Item>
      )}
      {editor && <Menu.Item onClick={() => onVerb('rename', document)}>{t.documentActs.rename}</Menu.Item>}
      {editor && (
        <Menu.Item color="red" onClick={() => onVerb('delete', document)}>
          {t.documentActs.delete}
        </Menu.Item>
      )}
    </RowMenu>
  );
}
