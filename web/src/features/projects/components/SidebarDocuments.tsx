import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Link, useMatch } from 'react-router';
import { project as words } from 'texts/project';
import { projects as t } from 'texts/projects';
import { count } from '../../../shared/lib/format';
import { statusWords } from '../../../shared/ui/Status';
import { documentsQuery } from '../../documents/api/documents';
import { ordered, useOrder } from '../model/order';
import { standingOf } from '../../runs/model/effective';
import { useProject } from '../api/projects';
import { isGone } from '../model/useGone';
import { useEffective } from '../model/useReview';
import css from './SidebarDocuments.module.css';

/** From so many on a person searches rather than reads. */
const many = 12;
/** More links than this help nobody, and cost a lot. */
const most = 400;

/** The documents of the open project in the order of its table, each with a dot for where it stands. */
export default function SidebarDocuments({ projectId }: { projectId: string }) {
  const project = useProject(projectId);
  const documents = useQuery(documentsQuery(projectId));
  const { effective } = useEffective(projectId);
  const [{ by, down }] = useOrder();
  const [text, setText] = useState('');
  const here = useMatch('/app/projects/:projectId/documents/:sourceUid')?.params.sourceUid;
  const list = useRef<HTMLUListElement>(null);
  const all = useMemo(
    () => ordered(documents.data ?? [], effective, { by, down }),
    [documents.data, effective, by, down],
  );
  const wanted = text.trim().toLowerCase();
  const found = wanted ? all.filter(({ doc_title }) => doc_title.toLowerCase().includes(wanted)) : all;
  const shown = found.slice(0, most);
  const loaded = all.length > 0;

  useEffect(() => {
    const link = list.current?.querySelector('[aria-current="page"]');
    link?.scrollIntoView({ block: 'nearest' });
  }, [here, loaded, by, down, wanted]);

  if (!project.data || isGone(project.error) || !loaded) return null;
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('a')?.focus();
    }
  };
  return (
    <section className={css.documents} aria-label={t.sidebar.label(project.data.project_name)}>
      <p className={css.head}>
        <Link to={`/app/projects/${projectId}`} title={project.data.project_name}>
          {project.data.project_name}
        </Link>
        <span className={css.number}>{count(all.length)}</span>
      </p>
      {all.length > many && (
        <label className={css.filter}>
          <IconSearch size={13} stroke={1.6} aria-hidden="true" />
          <span className="visually-hidden">{t.sidebar.filter}</span>
          <input
            placeholder={t.sidebar.filter}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={keys}
          />
        </label>
      )}
      <ul className={css.list} ref={list}>
        {shown.map((document) => {
          const standing = standingOf(document, effective.get(document.source_uid));
          return (
            <Item
              key={document.source_uid}
              to={`/app/projects/${projectId}/documents/${document.source_uid}`}
              title={document.doc_title}
              status={standing?.status ?? 'none'}
              word={standing ? (standing.word ?? statusWords[standing.status]) : words.documents.ingested}
              here={document.source_uid === here}
            />
          );
        })}
        {found.length === 0 && <li className={css.none}>{t.sidebar.none}</li>}
        {found.length > shown.length && (
          <li className={css.none}>{t.sidebar.more(found.length - shown.length)}</li>
        )}
      </ul>
    </section>
  );
}

interface ItemProps {
  to: string;
  title: string;
  status: string;
  /** What the dot says, for those who do not see it. */
  word: string;
  here: boolean;
}

/** Drawn again only when something about its document has changed: there may be hundreds beside each other. */
const Item = memo(function Item({ to, title, status, word, here }: ItemProps) {
  return (
    <li>
      <Link className={css.item} to={to} title={title} aria-current={here ? 'page' : undefined}>
        <span className={css.dot} data-status={status} />
        <span className={css.title}>{title}</span>
        <span className="visually-hidden">{t.sidebar.standing(word)}</span>
      </Link>
    </li>
  );
});
