import { settings } from 'texts/settings';
import type { KeyLimit, KeyTest, ModelKey, OverlayStatus } from '../../../shared/api/types';

const t = settings.keys;

/** What a key's state is called, and the mark that goes with it. */
export interface Sign {
  status: OverlayStatus;
  word: string;
}

const ofKey: Record<ModelKey['state'], Sign> = {
  ready: { status: 'confirmed', word: t.states.ready },
  set_aside: { status: 'failed', word: t.states.notAccepted },
  unreadable: { status: 'failed', word: t.states.unreadable },
};

const ofLimit: Record<KeyLimit['state'], Sign> = {
  ready: { status: 'confirmed', word: t.states.ready },
  held: { status: 'ai_complete', word: t.states.held },
  trying: { status: 'claimed', word: t.states.trying },
  set_aside: { status: 'failed', word: t.states.notAccepted },
  unused: { status: 'pending', word: t.states.unused },
};

export function signOfKey(state: string): Sign {
  return ofKey[state as ModelKey['state']] ?? { status: 'pending', word: state };
}

export function signOfLimit(state: string): Sign {
  return ofLimit[state as KeyLimit['state']] ?? { status: 'pending', word: state };
}

/** What came of a trial, in words for a person. */
export function testWords({ result, words }: KeyTest): string {
  const said = words.trim();
  switch (result) {
    case 'accepted':
      return t.accepted(said);
    case 'rejected':
      return t.rejected(said);
    case 'unreachable':
      return t.unreachable(said);
  }
}

/** A provider as the server takes its name; null when it is fine. */
export function providerFault(provider: string, taken: string[]): string | null {
  if (provider === 'offline') return t.faults.offline;
  if (!/^[a-z0-9][a-z0-9_-]{0,31}$/.test(provider)) {
    return t.faults.name;
  }
  return taken.includes(provider) ? t.faults.taken : null;
}

export const providerNames: Record<string, string> = t.providers;

/** The four last characters with a mark for those that are not told, however the server says it. */
export function hintWords(hint: string): string {
  return `••••${hint.replace(/^[^A-Za-z0-9_-]+/, '').slice(-4)}`;
}
