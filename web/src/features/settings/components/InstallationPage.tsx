import { useQuery } from '@tanstack/react-query';
import { installation as t } from 'texts/installation';
import { locales } from 'texts/language';
import { Problem } from '../../../shared/api/problem';
import type { EffectiveSetting, KeyLimit } from '../../../shared/api/types';
import { agoWords, atMoment, rough } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { NotFound } from '../../../shared/ui/NotFound';
import { StatusWord } from '../../../shared/ui/Status';
import table from '../../../shared/ui/table.module.css';
import { useUser } from '../../auth/api/session';
import { limitsQuery, settingsQuery } from '../api/operator';
import { hintWords, providerNames, signOfLimit } from '../model/keys';
import css from './Installation.module.css';
import { Outbox } from './Outbox';
import { Part, Read } from './Part';
import { Prices } from './Prices';
import { SettingsBar } from './SettingsBar';

/** What whoever runs this installation wants to know of it: how its keys stand, what models cost, what it goes by. */
export default function InstallationPage() {
  useTitle(t.pageTitle);
  const user = useUser();
  const limits = useQuery({ ...limitsQuery, enabled: !!user?.operator });
  const settings = useQuery({ ...settingsQuery, enabled: !!user?.operator });
  const hidden = [limits.error, settings.error].some(
    (error) => error instanceof Problem && error.status === 404,
  );
  if (user && (!user.operator || hidden)) return <NotFound />;
  return (
    <>
      <SettingsBar />
      <div className={table.page}>
        <div className={css.column}>
          <Part title={t.limits.title} hint={t.limits.hint}>
            <Read query={limits} none={t.limits.none}>
              {(items) => <Limits items={items} />}
            </Read>
          </Part>
          <Prices />
          <Outbox />
          <Part title={t.effective.title} hint={t.effective.hint}>
            <Read query={settings} none={t.effective.none}>
              {(items) => <Effective items={items} />}
            </Read>
          </Part>
        </div>
      </div>
    </>
  );
}

function Limits({ items }: { items: KeyLimit[] }) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t.limits.key}</th>
          <th scope="col">{t.limits.state}</th>
          <th scope="col" className={table.number}>
            {t.limits.requests}
          </th>
          <th scope="col" className={table.number}>
            {t.limits.tokensIn}
          </th>
          <th scope="col" className={table.number}>
            {t.limits.tokensOut}
          </th>
          <th scope="col" className={table.number}>
            {t.limits.inFlight}
          </th>
          <th scope="col" className={css.error}>
            {t.limits.lastError}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((key) => {
          const sign = signOfLimit(key.state);
          return (
            <tr key={key.key_id}>
              <td>
                {providerNames[key.provider] ?? key.provider} <code>{hintWords(key.hint)}</code>{' '}
                <span className={css.quiet}>
                  {key.platform ? t.limits.ofInstallation : t.limits.ofPerson}
                </span>
              </td>
              <td className={css.state}>
                <StatusWord status={sign.status} word={sign.word} />
                {key.not_before && key.state !== 'ready' && (
                  <span className={css.until}>{t.limits.until(atClock(key.not_before))}</span>
                )}
              </td>
              {[key.requests_limit, key.input_tokens_limit, key.output_tokens_limit].map((limit, index) => (
                <td key={index} className={table.number}>
                  {limit === null ? <span className={css.quiet}>{t.limits.notTold}</span> : rough(limit)}
                </td>
              ))}
              <td className={table.number}>{key.in_flight}</td>
              <td className={css.error} title={key.last_error ?? undefined}>
                {key.last_error ? (
                  <>
                    {key.last_error}
                    {key.last_error_at && (
                      <span className={css.quiet}> · {agoWords(key.last_error_at, Date.now())}</span>
                    )}
                  </>
                ) : (
                  <span className={css.quiet}>{t.limits.noError}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const clock = new Intl.DateTimeFormat(locales.dates, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function atClock(time: string): string {
  const far = Date.parse(time) - Date.now() > 20 * 3_600_000;
  return far ? atMoment(time) : clock.format(new Date(time));
}

function Effective({ items }: { items: EffectiveSetting[] }) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t.effective.setting}</th>
          <th scope="col">{t.effective.value}</th>
          <th scope="col">{t.effective.source}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ name, value, source, secret }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td className={css.value}>
              {value === null ? (
                <span className={css.quiet}>{t.effective.notSet}</span>
              ) : secret ? (
                <span className={css.quiet}>{t.effective.secret}</span>
              ) : (
                <code>{value}</code>
              )}
            </td>
            <td className={source === 'default' ? css.quiet : undefined}>{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
