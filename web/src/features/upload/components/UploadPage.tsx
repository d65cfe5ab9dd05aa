import { Button } from '@mantine/core';
import { IconFolder, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import table from '../../../shared/ui/table.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { documentsQuery } from '../../documents/api/documents';
import { useScope } from '../../projects/model/scope';
import { choose } from '../model/choose';
import { largestUpload, limitWords } from '../model/largest';
import { useShelf } from '../model/shelves';
import css from './Drop.module.css';
import { UnsentNotice } from './UnsentNotice';
import { UploadList } from './UploadList';
import { WholePageDrop } from './WholePageDrop';

const icon = { size: 16, stroke: 1.6 };

export default function UploadPage() {
  const { project } = useScope();
  useTitle(`Upload to ${project.project_name}`);
  const shelf = useShelf(project.project_id);
  const documents = useQuery(documentsQuery(project.project_id));
  const home = `/app/projects/${project.project_id}`;
  const editor = can(project.role, 'editor');
  const add = (what: 'files' | 'folder') => void choose(what).then((found) => found && shelf.add(found));
  return (
    <>
      <Toolbar
        actions={
          <Link className="link" to={home}>
            To the documents
          </Link>
        }
      >
        <Crumbs
          trail={[
            { to: '/app', name: 'Projects' },
            { to: home, name: project.project_name },
          ]}
          here="Upload"
        />
      </Toolbar>
      <div className={table.page}>
        <UnsentNotice shelf={shelf} />
        {editor ? (
          <section className={css.zone} aria-label="Choose what to upload">
            <div className={css.inside}>
              <IconUpload size={24} stroke={1.6} aria-hidden="true" />
              <p className={css.title}>Drop files, folders or ZIP archives here</p>
              <p className={css.hint}>
                Word, PowerPoint, Excel, PDF, HTML, CSV, Markdown or text: hundreds at once, up to{' '}
                {limitWords(largestUpload())} each
              </p>
              <p className={css.buttons}>
                <Button variant="filled" leftSection={<IconUpload {...icon} />} onClick={() => add('files')}>
                  Choose files
                </Button>
                <Button leftSection={<IconFolder {...icon} />} onClick={() => add('folder')}>
                  Choose folder
                </Button>
              </p>
            </div>
          </section>
        ) : (
          <EmptyState title="You may read this project" hint="Uploading needs the editor's role." />
        )}
        <UploadList queue={shelf.queue} projectId={project.project_id} documents={documents.data} whole />
      </div>
      {editor && <WholePageDrop onFiles={shelf.add} />}
    </>
  );
}
