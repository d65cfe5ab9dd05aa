import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import { wordsOf } from '../../../shared/api/problem';
import type { Forecast, ModelConfig } from '../../../shared/api/types';
import { count, rough, usd } from '../../../shared/lib/format';
import { forecastQuery } from '../api/costs';
import { isAboutKey } from '../model/reasons';
import { modelsOf, type Standards } from '../model/settings';
import css from './CostForecast.module.css';

interface Props {
  projectId: string;
  schemaId: string;
  /** What is left of this run; without it of the schema in the project. */
  runId?: string;
  /** The settings that the money is asked for. */
  config: ModelConfig;
  /** The server has these settings: it knows the rules, and what each block goes to. */
  saved: boolean;
  standards: Standards;
  /** More to know than the forecast says. */
  warnings?: string[];
  /** What else to say of a forecast. */
  noteOf?: (forecast: Forecast) => string | undefined;
  onOffline?: () => void;
}

/** What it will cost before it is begun, and what stands in the way. */
export function CostForecast(props: Props) {
  const [config] = useDebouncedValue(props.config, 350);
  const rules = (config.routing?.length ?? 0) > 0;
  return !props.saved && rules ? (
    <Bounds {...props} config={config} />
  ) : (
    <Single {...props} config={config} />
  );
}

function Single(props: Props) {
  const { projectId, schemaId, runId, config, saved, standards } = props;
  const model = saved ? undefined : (config.model ?? standards.model?.value);
  const forecast = useQuery({
    ...forecastQuery(projectId, { schemaId, runId, model: model ?? undefined }),
    placeholderData: (before) => before,
  });
  if (forecast.isError) return <Refused error={forecast.error} />;
  if (!forecast.data) return <Waiting />;
  const told = forecast.data;
  if (told.blocks === 0) {
    return (
      <Box {...props} forecasts={[told]}>
        <p className={css.money}>
          <strong>{t.forecast.nothing}</strong>
        </p>
        <p className={css.basis}>{t.forecast.nothingHint}</p>
      </Box>
    );
  }
  return (
    <Box {...props} forecasts={[told]}>
      <Money
        cost={told.cost_usd}
        low={told.low_usd}
        high={told.high_usd}
        model={told.model}
        routed={told.routing.length > 1}
      />
      <p className={css.basis}>{isFree(told) ? t.forecast.free : `${basisWords(told)} ${sizeWords(told)}`}</p>
      {told.routing.length > 1 && (
        <table className={css.shares}>
          <thead>
            <tr>
              <th scope="col">{t.forecast.model}</th>
              <th scope="col">{t.forecast.blocks}</th>
              <th scope="col">{t.forecast.cost}</th>
            </tr>
          </thead>
          <tbody>
            {told.routing.map(({ model: name, blocks, cost_usd }) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{count(blocks)}</td>
                <td>{usd(cost_usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Box>
  );
}

/** Rules that the server does not have yet: what it would cost if all went to one model, for each of them. */
function Bounds(props: Props) {
  const { projectId, schemaId, runId, config, standards } = props;
  const models = modelsOf({ ...config, model: config.model ?? standards.model?.value });
  const asked = useQueries({
    queries: models.map((model) => forecastQuery(projectId, { schemaId, runId, model })),
  });
  const error = asked.find((each) => each.error)?.error;
  if (error) return <Refused error={error} />;
  const told = asked.flatMap(({ data }) => data ?? []);
  if (told.length < models.length || told.length === 0) return <Waiting />;
  const costs = told.map(({ cost_usd }) => cost_usd).filter((cost) => cost !== null);
  const known = costs.length === told.length;
  return (
    <Box {...props} forecasts={told}>
      <p className={css.money}>
        <strong>
          {known ? t.money.range(usd(Math.min(...costs)), usd(Math.max(...costs))) : t.money.notKnown}
        </strong>
        <span className={css.range}>{t.forecast.byRules}</span>
      </p>
      <p className={css.basis}>{t.forecast.exactWhenSaved}</p>
      <table className={css.shares}>
        <thead>
          <tr>
            <th scope="col">{t.forecast.allTo}</th>
            <th scope="col">{t.forecast.cost}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((each, index) => (
            <tr key={models[index]}>
              <td>{models[index]}</td>
              <td>{usd(each.cost_usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function Money(props: {
  cost: number | null;
  low: number | null;
  high: number | null;
  model: string;
  routed: boolean;
}) {
  const { cost, low, high, model, routed } = props;
  return (
    <p className={css.money}>
      <strong>{cost === null ? t.money.notKnown : cost === 0 ? t.money.free : usd(cost)}</strong>
      {cost !== null && cost > 0 && low !== null && high !== null && (
        <span className={css.range}>{t.money.range(usd(low), usd(high))}</span>
      )}
      {!routed && <span className={css.model}>{model}</span>}
    </p>
  );
}

function Box({
  forecasts,
  warnings = [],
  noteOf,
  config,
  onOffline,
  children,
}: Props & { forecasts: Forecast[]; children: React.ReactNode }) {
  const told = [...new Set([...forecasts.flatMap((each) => each.warnings), ...warnings])];
  const note = forecasts[0] && noteOf?.(forecasts[0]);
  const offline = config.model === 'offline' && !config.routing?.length;
  return (
    <section className={css.box} aria-label={t.forecast.label}>
      {children}
      {note && <p className={css.basis}>{note}</p>}
      {told.length > 0 && (
        <ul className={css.warnings}>
          {told.map((warning) => (
            <li key={warning}>
              <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
              {warning}
            </li>
          ))}
        </ul>
      )}
      {onOffline && !offline && told.some(isAboutKey) && (
        <Button size="compact-sm" className={css.offline} onClick={onOffline}>
          {t.forecast.useOffline}
        </Button>
      )}
    </section>
  );
}

function Waiting() {
  return (
    <section className={css.box} aria-label={t.forecast.label} aria-busy="true">
      <Skeleton h={16} w={120} my={4} />
      <Skeleton h={10} w="70%" my={4} />
    </section>
  );
}

function Refused({ error }: { error: unknown }) {
  return (
    <section className={css.box} aria-label={t.forecast.label}>
      <p className={css.basis} role="status">
        {t.forecast.refused(wordsOf(error))}
      </p>
    </section>
  );
}

function isFree({ model, routing }: Forecast): boolean {
  return routing.length > 0 ? routing.every((share) => share.model === 'offline') : model === 'offline';
}

function basisWords({ basis }: Forecast): string {
  return basis === 'measured' ? t.forecast.measured : t.forecast.estimated;
}

function sizeWords(told: Forecast): string {
  const read = told.input_tokens + told.cached_input_tokens + told.cache_write_tokens;
  return t.forecast.size(told.blocks, told.calls, rough(read), rough(told.output_tokens));
}
