import { useMemo } from 'react';
import { integrationGraph as t } from 'texts/integration-graph';
import type { GraphMapping, GraphPreview } from '../../../shared/api/integrationTypes';
import { layoutOf, shortened } from '../model/layout';
import css from './Graph.module.css';

const tones = 6;

/** The first confirmed blocks as a graph, and all of them in numbers. */
export function GraphPicture({ preview, mapping }: { preview: GraphPreview; mapping: GraphMapping }) {
  const { width, height, spots, lines, labels } = useMemo(
    () => layoutOf(preview, mapping),
    [preview, mapping],
  );
  const { counts } = preview;
  const types = [...new Set(preview.relationships.map(({ type }) => type))];
  if (counts.rows === 0) return <p className={css.hint}>{t.nothing}</p>;
  return (
    <>
      <p className={css.counts} role="status">
        {t.counts(counts)}
        {counts.passed_over > 0 && ` ${t.passedOver(counts.passed_over)}`}
      </p>
      <div className={css.picture}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by the keyboard as well */}
        <div className={css.scroll} tabIndex={0} role="region" aria-label={t.picture}>
          <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.drawn(spots.length)}>
            {lines.map(({ edge, path }) => (
              <path key={`${edge.from} ${edge.type} ${edge.to}`} className={css.edge} d={path}>
                <title>{edge.type}</title>
              </path>
            ))}
            {spots.map(({ node, x, y, tone }) => (
              <g key={node.id} className={css.spot} transform={`translate(${x} ${y})`}>
                <title>{titleOf(node.label, node.properties)}</title>
                <circle r={7} data-tone={tone % tones} />
                <text x={13} y={4}>
                  {shortened(node.caption)}
                </text>
              </g>
            ))}
          </svg>
        </div>
        <div className={css.legend}>
          <ul>
            {labels.map((label, tone) => (
              <li key={label}>
                <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
                  <circle r={5} data-tone={tone % tones} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
          <ul>
            {types.map((type) => (
              <li key={type}>
                <code>{type}</code>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

function titleOf(label: string, properties: object): string {
  return [label, ...Object.entries(properties).map(([name, value]) => `${name}: ${String(value)}`)].join(
    '\n',
  );
}
