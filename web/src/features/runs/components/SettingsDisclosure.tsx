import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { runs as t } from 'texts/runs';
import type { ModelConfig } from '../../../shared/api/types';
import { usd } from '../../../shared/lib/format';
import type { Standards } from '../model/settings';
import css from './Settings.module.css';

interface Props {
  config: ModelConfig;
  standards: Standards;
  /** Instead of what the settings say. */
  words?: string;
  children: ReactNode;
}

/** Settings behind one line that says what they come to: most people leave them as they are. */
export function SettingsDisclosure({ config, standards, words, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={css.group}>
      <button
        type="button"
        className={css.disclosure}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((now) => !now)}
      >
        <IconChevronRight size={14} stroke={1.8} aria-hidden="true" />
        {t.settings.title}
        {!open && <span className={css.summary}>{words ?? settingsWords(config, standards)}</span>}
      </button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}

export function settingsWords(config: ModelConfig, standards: Standards): string {
  const { model, routing, budget, temperature } = config;
  return [
    model ?? (standards.model && t.settings.summary.modelFrom(standards.model.value, standards.model.source)),
    routing?.length && t.settings.summary.rules(routing.length),
    typeof temperature === 'number' && t.settings.summary.temperature(temperature),
    typeof budget === 'number' && t.settings.summary.budget(usd(budget)),
  ]
    .filter(Boolean)
    .join(' · ');
}
