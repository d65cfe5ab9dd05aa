import '@mantine/dropzone/styles.css';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload } from '@tabler/icons-react';
import { Link } from 'react-router';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import table from '../../../shared/ui/table.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useScope } from '../../projects/model/scope';
import { useQueue } from '../model/useQueue';
import css from './Drop.module.css';
import { UploadList } from './UploadList';

export default function UploadPage() {
  const { project } = useScope();
  useTitle(`Upload to ${project.project_name}`);
  const queue = useQueue(project.project_id);
  const home = `/app/projects/${project.project_id}`;
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
        {can(project.role, 'editor') ? (
          <Dropzone
            onDrop={(files) => queue.add(files)}
            multiple
            classNames={{ root: css.zone }}
            inputProps={{ 'aria-label': 'Files to upload' }}
          >
            <div className={css.inside}>
              <IconUpload size={24} stroke={1.6} />
              <p className={css.title}>Drop files here, or choose them</p>
              <p className={css.hint}>
                Word, PowerPoint, Excel, PDF, HTML, CSV, Markdown or text: many at once, up to 100 MB each
              </p>
            </div>
          </Dropzone>
        ) : (
          <EmptyState title="You may read this project" hint="Uploading needs the editor's role." />
        )}
        <UploadList queue={queue} />
      </div>
    </>
  );
}
