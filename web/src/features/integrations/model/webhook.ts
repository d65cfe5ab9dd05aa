import type { Integration } from '../../../shared/api/integrationTypes';
import type { JsonObject } from '../../../shared/api/types';
import { asText } from '../../../shared/lib/json';
import { enter, type Secret } from './secret';

export type Auth = 'none' | 'basic' | 'bearer';

export interface HeaderDraft {
  key: number;
  name: string;
  value: Secret;
}

/** How a webhook is called, as it stands in the form. */
export interface WebhookDraft {
  url: string;
  auth: Auth;
  username: string;
  password: Secret;
  token: Secret;
  signed: boolean;
  signing: Secret;
  headers: HeaderDraft[];
  gzip: boolean;
}

export const newWebhook: WebhookDraft = {
  url: '',
  auth: 'none',
  username: '',
  password: null,
  token: null,
  signed: true,
  signing: null,
  headers: [],
  gzip: false,
};

export const headerSecret = (name: string) => `header:${name}`;

export function webhookOf({ settings }: Integration): WebhookDraft {
  const names = Array.isArray(settings.headers) ? settings.headers.map(asText) : [];
  return {
    ...newWebhook,
    url: asText(settings.url),
    auth: settings.auth === 'basic' || settings.auth === 'bearer' ? settings.auth : 'none',
    username: asText(settings.username),
    signed: settings.signed === true,
    headers: names.map((name, key) => ({ key, name, value: null })),
    gzip: settings.gzip === true,
  };
}

/** Scheme, host and port: the secrets of one are never sent to another. */
function placeOf(url: string): string {
  return /^[^:/?#]+:\/\/[^/?#]*/.exec(url.trim())?.[0].toLowerCase() ?? '';
}

/** The names of the secrets that stay where nothing else is entered: another host needs its own. */
export function keptOf(draft: WebhookDraft, old: Integration | undefined): Record<string, 'set'> {
  if (!old || placeOf(draft.url) !== placeOf(asText(old.settings.url))) return {};
  const readable = Object.entries(old.secrets).filter((each): each is [string, 'set'] => each[1] === 'set');
  return Object.fromEntries(readable);
}

export function webhookBody(draft: WebhookDraft, kept: Record<string, 'set'>) {
  const headers = draft.headers.filter(({ name, value }) => name.trim() !== '' || value);
  const settings: JsonObject = {
    url: draft.url.trim(),
    auth: draft.auth,
    ...(draft.auth === 'basic' ? { username: draft.username } : {}),
    signed: draft.signed,
    headers: headers.map(({ name }) => name.trim()),
    gzip: draft.gzip,
  };
  const secrets: Record<string, string | null> = {};
  enter(secrets, 'password', draft.password, draft.auth === 'basic', kept);
  enter(secrets, 'token', draft.token, draft.auth === 'bearer', kept);
  enter(secrets, 'signing_secret', draft.signing?.trim() ?? null, draft.signed, kept);
  for (const { name, value } of headers) enter(secrets, headerSecret(name.trim()), value, true, kept);
  return { settings, secrets };
}
