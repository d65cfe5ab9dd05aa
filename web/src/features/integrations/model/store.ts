import type { Integration } from '../../../shared/api/integrationTypes';
import type { JsonObject } from '../../../shared/api/types';
import { asText } from '../../../shared/lib/json';
import { enter, type Secret } from './secret';

export type Mode = 'append' | 'rewrite';

/** Where files are put, as it stands in the form. */
export interface StoreDraft {
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  pathStyle: boolean;
  mode: Mode;
  accessKeyId: string;
  secretAccessKey: Secret;
}

export const newStore: StoreDraft = {
  endpoint: '',
  region: '',
  bucket: '',
  prefix: '',
  pathStyle: false,
  mode: 'rewrite',
  accessKeyId: '',
  secretAccessKey: null,
};

export function storeOf({ settings }: Integration): StoreDraft {
  return {
    endpoint: asText(settings.endpoint),
    region: asText(settings.region),
    bucket: asText(settings.bucket),
    prefix: asText(settings.prefix),
    pathStyle: settings.path_style === true,
    mode: settings.mode === 'append' ? 'append' : 'rewrite',
    accessKeyId: asText(settings.access_key_id),
    secretAccessKey: null,
  };
}

/** Whether the key that is kept is still good where this leads: another store or another person needs another. */
export function keepsKey(draft: StoreDraft, old: Integration | undefined): boolean {
  if (!old || old.secrets.secret_access_key !== 'set') return false;
  const before = storeOf(old);
  return (
    before.endpoint === draft.endpoint.trim() &&
    before.region === draft.region.trim() &&
    before.bucket === draft.bucket.trim() &&
    before.accessKeyId === draft.accessKeyId.trim()
  );
}

export function storeBody(draft: StoreDraft) {
  const settings: JsonObject = {
    ...(draft.endpoint.trim() ? { endpoint: draft.endpoint.trim() } : {}),
    ...(draft.region.trim() ? { region: draft.region.trim() } : {}),
    bucket: draft.bucket.trim(),
    prefix: draft.prefix.trim(),
    path_style: draft.pathStyle,
    mode: draft.mode,
    access_key_id: draft.accessKeyId.trim(),
  };
  const secrets: Record<string, string | null> = {};
  enter(secrets, 'secret_access_key', draft.secretAccessKey?.trim() ?? null, true, {});
  return { settings, secrets };
}
