import { revisedWords as words } from 'texts/revised';
import type { JsonObject, Run, SourceDocument } from '../../../shared/api/types';
import { asObject } from '../../../shared/lib/json';
import { resolve, typesOf, withoutNull } from '../../schemas/model/definition';

/** The field that holds a block's new text. */
const field = 'revised_content';

const tracks = ['mdast', 'text'];

/** Why there is no revised document, as far as that is known without asking; null where there may be one. */
export function notRevisable(
  document: SourceDocument,
  run: Run | undefined,
  artifact: JsonObject | null,
): string | null {
  if (document.conv_parsing_tool !== null && !tracks.includes(document.conv_parsing_tool))
    return words.not.noRanges;
  if (!run) return words.not.noRun;
  if (artifact === null) return null;
  const properties = asObject(artifact.properties);
  if (!Object.hasOwn(properties, field)) return words.not.noField;
  return holdsText(asObject(properties[field]), artifact) ? null : words.not.noText;
}

function holdsText(given: JsonObject, artifact: JsonObject): boolean {
  const types = typesOf(withoutNull(resolve(given, artifact)).plain);
  return types.length === 0 || types.includes('string');
}

export function revisedPath(projectId: string, sourceUid: string, runId: string): string {
  return `/app/projects/${projectId}/documents/${sourceUid}/revised?run=${runId}`;
}

/** The document's page, at one block of the run. */
export function blockPath(projectId: string, sourceUid: string, runId: string, index: number): string {
  return `/app/projects/${projectId}/documents/${sourceUid}?run=${runId}&block=${index}`;
}
