import { IconUpload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { upload as t } from 'texts/upload';
import { fromDrop, type Gathered } from '../model/found';
import { hasFiles } from '../model/strayDrops';
import css from './Drop.module.css';

/** Takes files, folders and archives dropped anywhere on the page. */
export function WholePageDrop({ onFiles }: { onFiles: (gathered: Gathered) => void }) {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((data: DataTransfer) => void fromDrop(data).then(onFiles));

  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const stay = () => clearTimeout(leaving);
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      stay();
      setOver(true);
    };
    const move = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      stay();
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    // Going from one element to the next leaves the first, and some browsers do not say where to: whoever has left the
    // window does not come back at once.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget !== null) return;
      stay();
      leaving = setTimeout(() => setOver(false), 120);
    };
    const drop = (event: DragEvent) => {
      stay();
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      take(event.dataTransfer);
    };
    const listeners = { dragenter: enter, dragover: move, dragleave: leave, drop } as const;
    const each = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
    each.forEach(([name, listener]) => document.addEventListener(name, listener));
    return () => {
      stay();
      each.forEach(([name, listener]) => document.removeEventListener(name, listener));
    };
  }, []);

  if (!over) return null;
  return (
    <div className={css.screen}>
      <div className={css.full}>
        <div className={css.inside}>
          <IconUpload size={24} stroke={1.6} aria-hidden="true" />
          <p className={css.title}>{t.drop.title}</p>
          <p className={css.hint}>{t.drop.hint}</p>
        </div>
      </div>
    </div>
  );
}
