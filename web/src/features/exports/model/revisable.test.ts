import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/api/types';
import { aDocument, aRun } from '../../../testing/factories';
import { notRevisable } from './revisable';

const markdown = aDocument({ conv_parsing_tool: 'mdast' });
const why = (properties: JsonObject) => notRevisable(markdown, aRun(), { properties });

describe('a revised document', () => {
  it('is there for a text field, whether it may be null, refers to another place or names no type', () => {
    expect(why({ revised_content: { type: 'string' } })).toBeNull();
    expect(why({ revised_content: { type: ['string', 'null'] } })).toBeNull();
    expect(why({ revised_content: {} })).toBeNull();
    expect(
      notRevisable(markdown, aRun(), {
        properties: { revised_content: { $ref: '#/$defs/text' } },
        $defs: { text: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      }),
    ).toBeNull();
  });

  it('is not, with the reason, where that is known', () => {
    expect(why({ summary: { type: 'string' } })).toContain('has no revised_content');
    expect(why({ revised_content: { type: 'integer' } })).toContain('is no text');
    expect(notRevisable(aDocument({ conv_parsing_tool: 'docling' }), aRun(), {})).toContain('Only Markdown');
    expect(notRevisable(markdown, undefined, null)).toContain('no run');
  });

  it('is not ruled out before the schema is read', () => {
    expect(notRevisable(markdown, aRun(), null)).toBeNull();
  });
});
