import { IconUpload } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { count } from '../../../shared/lib/format';
import { Meter } from '../../../shared/ui/Meter';
import { isOpen } from '../model/queue';
import type { Shelf } from '../model/shelf';
import { useQueued, useShelves } from '../model/shelves';
import { holdStrayDrops } from '../model/strayDrops';
import css from './UploadsElsewhere.module.css';

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
  const words =
    open > 0 ? `${count(done)} of ${count(uploads.length)} sent` : `${count(refused)} not uploaded`;
  return (
    <Link className={css.link} to={`${home}/upload`} title="To the uploads">
      <span className={css.words}>
        <IconUpload size={14} stroke={1.6} aria-hidden="true" />
        {open > 0 ? 'Uploading' : 'Uploads'}
        <span className={css.count}>{words}</span>
      </span>
      {open > 0 && <Meter label="Uploads" value={done} most={uploads.length} words={words} plain />}
    </Link>
  );
}
