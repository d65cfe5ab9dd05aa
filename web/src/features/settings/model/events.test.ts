import { expect, it } from 'vitest';
import { detailWords } from './events';

it.each([
  [{ from: 'Ana', to: 'Ana Rivera' }, 'Ana Rivera'],
  [{ token_id: '0190', name: 'nightly' }, 'nightly'],
  [{ provider: 'github' }, 'GitHub'],
  [{ provider: 'lab' }, 'lab'],
  [{ sessions: '3' }, '3 sessions'],
  [{ scopes: ['read'] }, ''],
])('%j reads %j', (detail, words) => expect(detailWords(detail)).toBe(words));
