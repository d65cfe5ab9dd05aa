import { Button } from '@mantine/core';
import { IconFolder, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { upload as t } from 'texts/upload';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import table from '../../../shared/ui/table.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useScope } from '../../../shared/realtime/scope';
import { documentsQuery } from '../../documents/api/documents';
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
  useTitle(t.page.title(project.project_name));
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
            {t.page.toDocuments}
          </Link>
        }
      >
        <Crumbs
          trail={[
            { to: '/app', name: t.page.projects },
            { to: home, name: project.project_name },
          ]}
          here={t.page.here}
        />
      </Toolbar>
      <div className={table.page}>
        <UnsentNotice shelf={shelf} />
        {editor ? (
          <section className={css.zone} aria-label={t.page.zone}>
            <div className={css.inside}>
              <IconUpload size={24} stroke={1.6} aria-hidden="true" />
              <p className={css.title}>{t.page.drop}</p>
              <p className={css.hint}>{t.page.kinds(limitWords(largestUpload()))}</p>
              <p className={css.buttons}>
                <Button variant="filled" leftSection={<IconUpload {...icon} />} onClick={() => add('files')}>
                  {t.page.chooseFiles}
                </Button>
                <Button leftSection={<IconFolder {...icon} />} onClick={() => add('folder')}>
                  {t.page.chooseFolder}
                </Button>
              </p>
            </div>
          </section>
        ) : (
          <EmptyState title={t.page.readOnly} hint={t.page.readOnlyHint} />
        )}
        <UploadList queue={shelf.queue} projectId={project.project_id} documents={documents.data} whole />
      </div>
      {editor && <WholePageDrop onFiles={shelf.add} />}
    </>
  );
}
