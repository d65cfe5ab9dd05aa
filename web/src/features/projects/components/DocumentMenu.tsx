import { Menu } from '@mantine/core';
import { useLayoutEffect, type Ref } from 'react';
import type { SourceDocument } from '../../../shared/api/types';
import { documentSource } from '../../documents/api/documents';
import { hasFailed } from '../../documents/model/order';

export type DocumentVerb = 'rename' | 'delete' | 'retry';

/** The document whose menu is open, and the button that opened it. */
export interface MenuOf {
  document: SourceDocument;
  button: HTMLElement;
}

/** The menu is named by the button that has this id. */
export const menuTarget = 'document-menu';

interface Props {
  projectId: string;
  of: MenuOf;
  editor: boolean;
  onVerb: (verb: DocumentVerb, document: SourceDocument) => void;
  onClose: () => void;
}

/** One menu for all rows: it stands at the button of the row that asked for it. */
export function DocumentMenu({ projectId, of, editor, onVerb, onClose }: Props) {
  const { document, button } = of;
  return (
    <Menu id={menuTarget} opened onChange={(opened) => !opened && onClose()}>
      <Menu.Target>
        <Standing at={button} />
      </Menu.Target>
      <Menu.Dropdown>
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
      </Menu.Dropdown>
    </Menu>
  );
}

/** Stands for an element that is drawn elsewhere. */
function Standing({ at, ref }: { at: HTMLElement; ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return;
    ref(at);
    return () => void ref(null);
  }, [at, ref]);
  return null;
}
