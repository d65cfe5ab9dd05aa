import { Fragment, useMemo } from 'react';
import { revisedWords as words } from 'texts/revised';
import { redline, type Stretch } from '../model/redline';
import css from './Redline.module.css';

interface Props {
  before: string;
  after: string;
  side: boolean;
  /** Code and tables keep their columns. */
  mono: boolean;
}

/** A text and its revision, word by word: what went is struck, what came is underlined. */
export default function Redline({ before, after, side, mono }: Props) {
  const stretches = useMemo(() => redline(before, after), [before, after]);
  const look = { className: css.text, 'data-mono': mono || undefined };
  if (!side) {
    return (
      <div {...look}>
        {stretches.map((stretch, index) =>
          'same' in stretch ? (
            <Fragment key={index}>{stretch.same}</Fragment>
          ) : (
            <Fragment key={index}>
              <Removed stretch={stretch} />
              <Added stretch={stretch} />
            </Fragment>
          ),
        )}
      </div>
    );
  }
  return (
    <div className={css.sides}>
      <section aria-label={words.before}>
        <h3>{words.before}</h3>
        <div {...look}>
          {stretches.map((stretch, index) =>
            'same' in stretch ? (
              <Fragment key={index}>{stretch.same}</Fragment>
            ) : (
              <Removed key={index} stretch={stretch} />
            ),
          )}
        </div>
      </section>
      <section aria-label={words.after}>
        <h3>{words.after}</h3>
        <div {...look}>
          {stretches.map((stretch, index) =>
            'same' in stretch ? (
              <Fragment key={index}>{stretch.same}</Fragment>
            ) : (
              <Added key={index} stretch={stretch} />
            ),
          )}
        </div>
      </section>
    </div>
  );
}

type Change = Exclude<Stretch, { same: string }>;

function Removed({ stretch: { removed } }: { stretch: Change }) {
  return removed === '' ? null : (
    <del className={css.removed}>
      <Visible text={removed} />
    </del>
  );
}

function Added({ stretch: { added } }: { stretch: Change }) {
  return added === '' ? null : (
    <ins className={css.added}>
      <Visible text={added} />
    </ins>
  );
}

/** Lines that end, and spaces that stand alone, get a sign: a struck or underlined nothing is not seen. */
function Visible({ text }: { text: string }) {
  if (/^[ \t]+$/.test(text)) return <Sign shown={'·'.repeat(text.length)} stands={text} />;
  if (!text.includes('\n')) return text;
  return text.split('\n').map((line, index, lines) => (
    <Fragment key={index}>
      {line}
      {index < lines.length - 1 && <Sign shown="↵" stands={'\n'} after />}
    </Fragment>
  ));
}

function Sign({ shown, stands, after }: { shown: string; stands: string; after?: boolean }) {
  return (
    <>
      <span className={css.sign} aria-hidden="true" data-shown={shown} />
      {after ? stands : <span className={css.stood}>{stands}</span>}
    </>
  );
}
