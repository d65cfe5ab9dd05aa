import { IconUpload } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { uploadQueue } from 'texts/upload-queue';
import { Meter } from '../../../shared/ui/Meter';
import { isOpen } from '../model/queue';
import type { Shelf } from '../model/shelf';
import { useQueued, useShelves } from '../model/shelves';
import { holdStrayDrops } from '../model/strayDrops';
import css from './UploadsElsewhere.module.css';

const t = uploadQueue.elsewhere;

/** In the frame: uploads that go on while one looks at a page that does not list them, and those that went wrong. */
export default function UploadsElsewhere() {
  const shelves = useShelves();
  useEffect(holdStrayDrops, []);
  return shelves.map((shelf) => <Elsewhere key={`${shelf.userId}:${shelf.projectId}`} shelf={shelf} />);
}

function Elsewhere({ shelf }: { shelf: Shelf }) {
  const { uploads } = useQueued(shelf.queue);
  const { pathname } = useLocation();
  const home = `/app/projects/${shelf.projectId}`;
  const here = pathname === home || pathname === `${home}/upload`;
  const open = uploads.filter(isOpen).length;
  const refused = uploads.filter(({ state }) => state === 'refused').length;
  if (here || open + refused === 0) return null;
  const done = uploads.length - open;
  const words = open > 0 ? t.sent(done, uploads.length) : t.refused(refused);
  return (
    <Link className={css.link} to={`${home}/upload`} title={t.title}>
      <span className={css.words}>
        <IconUpload size={14} stroke={1.6} aria-hidden="true" />
        {open > 0 ? t.uploading : t.uploads}
        <span className={css.count}>{words}</span>
      </span>
      {open > 0 && <Meter label={t.uploads} value={done} most={uploads.length} words={words} plain />}
    </Link>
  );
}
