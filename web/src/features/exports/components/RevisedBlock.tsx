import { IconAlertTriangle } from '@tabler/icons-react';
import { memo, Suspense } from 'react';
import { Link } from 'react-router';
import { revisedWords as words } from 'texts/revised';
import { count } from '../../../shared/lib/format';
import { lazily } from '../../../shared/lib/lazily';
import type { RevisedBlock as Block, RevisionWarning } from '../../../shared/api/exportTypes';
import { Chip } from '../../../shared/ui/Chip';
import css from './RevisedBlock.module.css';

const Redline = lazily(() => import('./Redline'));

/** As many blocks as a line of links has room for. */
const mostLinks = 12;

interface Props {
  block: Block;
  side: boolean;
  /** The address of a block of this run by its index. */
  pathOf: (index: number) => string;
}

/** A revised block: which it is, what is to be looked at, and what is different. */
export const RevisedBlock = memo(function RevisedBlock({ block, side, pathOf }: Props) {
  const { block_index: index, block_type: type, before, after, warnings } = block;
  const name = words.block(index);
  const refused = warnings.some(({ kind }) => kind === 'refused');
  return (
    <article className={css.block} aria-label={name} data-doubtful={warnings.length > 0 || undefined}>
      <header className={css.head}>
        <Link className={css.name} to={pathOf(index)}>
          {name}
        </Link>
        <span className={css.type}>{type.replaceAll('_', ' ')}</span>
        {after === '' && <Chip>{words.removed}</Chip>}
        {warnings.length > 0 && (
          <Chip>
            <IconAlertTriangle size={12} stroke={1.8} className={css.sign} aria-hidden="true" />
            {refused ? words.refused : words.doubtful}
          </Chip>
        )}
      </header>
      {warnings.length > 0 && (
        <ul className={css.warnings}>
          {warnings.map((warning, at) => (
            <Warning key={at} warning={warning} pathOf={pathOf} />
          ))}
        </ul>
      )}
      <Suspense fallback={<p className={css.waiting}>{after || before}</p>}>
        <Redline before={before} after={after} side={side} mono={/code|table/.test(type)} />
      </Suspense>
    </article>
  );
});

function Warning({ warning, pathOf }: { warning: RevisionWarning; pathOf: Props['pathOf'] }) {
  const { words: said, becomes, block_indexes: indexes } = warning;
  return (
    <li>
      {said}
      {becomes.length > 0 && ` ${words.becomes(becomes)}`}
      {indexes.length > 0 && (
        <>
          {` ${words.concerned} `}
          {indexes.slice(0, mostLinks).map((index, at) => (
            <span key={index}>
              {at > 0 && ', '}
              <Link className="link" to={pathOf(index)} aria-label={words.block(index)}>
                {count(index + 1)}
              </Link>
            </span>
          ))}
          {indexes.length > mostLinks && ` ${words.further(indexes.length - mostLinks)}`}
        </>
      )}
    </li>
  );
}
