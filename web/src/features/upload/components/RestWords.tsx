import { useEffect, useState } from 'react';
import { upload as t } from 'texts/upload';
import type { Rest } from '../model/queue';
import css from './UploadList.module.css';

/** Why nothing is sent at the moment, and for how many seconds more. */
export function RestWords({ rest }: { rest: Rest }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(1, Math.ceil((rest.until - now) / 1000));
  return <span className={css.rest}>{t.list.resting(rest.words, left)}</span>;
}
