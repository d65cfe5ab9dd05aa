import { schemaEditor as t } from 'texts/schema-editor';
import type { JsonObject } from '../../../shared/api/types';
import { artifactOfDraft, emptyDraft, type SchemaDraft } from './draft';
import { draftOf, isSaid } from './readDraft';
import { freeRef } from './wrong';

/** A schema that is being written: as a form, or as JSON. */
export type Work = { mode: 'form'; draft: SchemaDraft } | { mode: 'json'; text: string };

export type Reading = { artifact: JsonObject; wrong: null } | { artifact: null; wrong: string };

export const blank: Work = { mode: 'form', draft: emptyDraft() };

/** The work as JSON, or why it is none. */
export function readingOf(work: Work): Reading {
  return work.mode === 'form' ? { artifact: artifactOfDraft(work.draft), wrong: null } : readText(work.text);
}

export function textOf(work: Work): string {
  return work.mode === 'json' ? work.text : JSON.stringify(artifactOfDraft(work.draft), null, 2);
}

export function readText(text: string): Reading {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { artifact: null, wrong: t.json.notObject };
    }
    return { artifact: value as JsonObject, wrong: null };
  } catch (error) {
    return { artifact: null, wrong: error instanceof Error ? error.message : t.json.notJson };
  }
}

/** As a form where that says all of it, else as JSON. */
export function workOn(text: string): Work {
  const { artifact } = readText(text);
  return artifact === null ? { mode: 'json', text } : (asForm(artifact) ?? { mode: 'json', text });
}

/** Null where the form has no room for something that the artifact says. */
export function asForm(artifact: JsonObject): Work | null {
  const draft = draftOf(artifact);
  return isSaid(draft, artifact) ? { mode: 'form', draft } : null;
}

/** Another schema that begins as this one, under the next name that is free. */
export function forkOf(artifact: JsonObject, ref: string, taken: ReadonlySet<string>): Work {
  const fork = { ...artifact, schema_ref: freeRef(ref, taken) };
  return workOn(JSON.stringify(fork, null, 2));
}
