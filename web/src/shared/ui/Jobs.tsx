import { ActionIcon, Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { sharedParts as t } from 'texts/shared-parts';
import { copyText } from '../lib/copy';
import { closeJob, useJobs, type Job, type LeftOut } from '../lib/jobs';
import { Meter } from './Meter';
import css from './Jobs.module.css';

/** What is done to many things at once, above the page's foot: how far it is, and at its end what was left out. */
export default function Jobs() {
  const jobs = useJobs();
  return (
    <div className={css.stack}>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </div>
  );
}

/** What is over in a moment is not worth a card. */
const moment = 500;

function JobCard({ job }: { job: Job }) {
  const { id, title, working, leftOut, stop, again } = job;
  const [long, setLong] = useState(false);
  const place = usePlace();
  // What came of it is read where it ended; on another page only its title stays, until it is opened again.
  const [readAt, setReadAt] = useState<string | null>(place);
  if (working && readAt !== place) setReadAt(place);
  const folded = !working && readAt !== place;
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), moment);
    return () => clearTimeout(timer);
  }, []);
  if (working && !long) return null;
  return (
    <section className={css.card} aria-label={title}>
      <header className={css.head}>
        {!working && <IconAlertTriangle size={16} stroke={1.6} className={css.sign} aria-hidden="true" />}
        <h2 role="status">{title}</h2>
        {working ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={working.stopping}
            onClick={() => stop?.()}
          >
            {working.stopping ? t.jobs.stopping : t.jobs.stop}
          </Button>
        ) : (
          <>
            {leftOut.length > 0 && (
              <ActionIcon
                size="sm"
                aria-label={folded ? t.jobs.unfold : t.jobs.fold}
                aria-expanded={!folded}
                onClick={() => setReadAt(folded ? place : null)}
              >
                {folded ? (
                  <IconChevronUp size={14} stroke={1.6} />
                ) : (
                  <IconChevronDown size={14} stroke={1.6} />
                )}
              </ActionIcon>
            )}
            <CloseButton size="sm" aria-label={t.jobs.close} onClick={() => closeJob(id)} />
          </>
        )}
      </header>
      {working && (
        <div className={css.progress}>
          <Meter
            label={title}
            value={working.settled}
            most={working.total}
            words={t.jobs.progress(working.settled, working.total)}
            plain
          />
          <span>{t.jobs.progress(working.settled, working.total)}</span>
        </div>
      )}
      {leftOut.length > 0 && !folded && (
        <>
          {/* A long list scrolls by the keyboard as well. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ul className={css.list} tabIndex={0} aria-label={t.jobs.leftOut}>
            {leftOut.map((each, index) => (
              <li key={index}>
                {each.to ? (
                  <Link className="link" to={each.to}>
                    {each.name}
                  </Link>
                ) : (
                  <strong>{each.name}</strong>
                )}
                <span>{each.why}</span>
              </li>
            ))}
          </ul>
          <footer className={css.foot}>
            <CopyButton list={leftOut} />
            {again && (
              <Button size="compact-sm" onClick={again.act}>
                {again.words}
              </Button>
            )}
          </footer>
        </>
      )}
    </section>
  );
}

/** The page, and the side of it that is looked at. */
function usePlace(): string {
  const { pathname, search } = useLocation();
  return `${pathname}?${new URLSearchParams(search).get('view') ?? ''}`;
}

function CopyButton({ list }: { list: LeftOut[] }) {
  const [said, setSaid] = useState(t.jobs.copy);
  const copy = () =>
    copyText(asText(list)).then(
      () => setSaid(t.jobs.copied),
      () => setSaid(t.jobs.cannotCopy),
    );
  return (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void copy()}>
      {said}
    </Button>
  );
}

/** One line for each, as a person would paste it into a message. */
export function asText(list: LeftOut[]): string {
  return list.map(({ name, why }) => t.jobs.leftOutLine(name, why)).join('\n');
}
