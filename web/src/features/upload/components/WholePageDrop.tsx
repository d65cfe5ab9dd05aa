import '@mantine/dropzone/styles.css';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload } from '@tabler/icons-react';
import css from './Drop.module.css';

/** Takes files dropped anywhere on the page. */
export default function WholePageDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <Dropzone.FullScreen
      active
      onDrop={onFiles}
      multiple
      classNames={{ fullScreen: css.screen, root: css.full }}
      inputProps={{ 'aria-label': 'Files to upload' }}
    >
      <div className={css.inside}>
        <IconUpload size={24} stroke={1.6} />
        <p className={css.title}>Drop to upload</p>
        <p className={css.hint}>Word, PowerPoint, Excel, PDF, HTML, CSV, Markdown or text, many at once</p>
      </div>
    </Dropzone.FullScreen>
  );
}
