import { Menu } from '@mantine/core';
import type { SourceDocument } from '../../../shared/api/types';
import { RowMenu, type MenuOf } from '../../../shared/ui/RowMenu';
import { documentSource } from '../../documents/api/documents';
import { hasFailed } from '../../documents/model/order';

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
        Download the upload
      </Menu.Item>
      {editor && hasFailed(document) && (
        <Menu.Item onClick={() => onVerb('retry', document)}>Try again</Menu.Item>
      )}
      {editor && <Menu.Item onClick={() => onVerb('rename', document)}>Rename…</Menu.Item>}
      {editor && (
        <Menu.Item color="red" onClick={() => onVerb('delete', document)}>
          Delete…
        </Menu.Item>
      )}
    </RowMenu>
  );
}
