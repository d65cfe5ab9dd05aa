import type { KeyLimit, KeyTest, ModelKey, OverlayStatus } from '../../../shared/api/types';

/** What a key's state is called, and the mark that goes with it. */
export interface Sign {
  status: OverlayStatus;
  word: string;
}

const ofKey: Record<ModelKey['state'], Sign> = {
  ready: { status: 'confirmed', word: 'Ready' },
  set_aside: { status: 'failed', word: 'Not accepted' },
  unreadable: { status: 'failed', word: 'Unreadable' },
};

const ofLimit: Record<KeyLimit['state'], Sign> = {
  ready: { status: 'confirmed', word: 'Ready' },
  held: { status: 'ai_complete', word: 'Waiting' },
  trying: { status: 'claimed', word: 'Trying again' },
  set_aside: { status: 'failed', word: 'Not accepted' },
  unused: { status: 'pending', word: 'Unused' },
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
      return said ? `The key is accepted. ${said}` : 'The key is accepted.';
    case 'rejected':
      return `The key is not accepted${said ? `: ${said}` : '.'}`;
    case 'unreachable':
      return `The provider could not be reached${said ? `: ${said}` : '.'} The key may still be right.`;
  }
}

/** A provider as the server takes its name; null when it is fine. */
export function providerFault(provider: string, taken: string[]): string | null {
  if (provider === 'offline') return 'offline needs no key.';
  if (!/^[a-z0-9][a-z0-9_-]{0,31}$/.test(provider)) {
    return 'Up to 32 lower-case letters, digits, - and _.';
  }
  return taken.includes(provider) ? 'There is a key of this provider already: replace it.' : null;
}

export const providerNames: Record<string, string> = { anthropic: 'Anthropic', openai: 'OpenAI' };

/** The four last characters with a mark for those that are not told, however the server says it. */
export function hintWords(hint: string): string {
  return `••••${hint.replace(/^[^A-Za-z0-9_-]+/, '').slice(-4)}`;
}
