import { describe, expect, it } from 'vitest';
import { hintWords, providerFault, signOfKey, signOfLimit, testWords } from './keys';

describe('model keys in words', () => {
  it('say what came of a trial', () => {
    expect(testWords({ result: 'accepted', words: '' })).toBe('The key is accepted.');
    expect(testWords({ result: 'accepted', words: 'Organisation acme.' })).toBe(
      'The key is accepted. Organisation acme.',
    );
    expect(testWords({ result: 'rejected', words: 'invalid x-api-key' })).toBe(
      'The key is not accepted: invalid x-api-key',
    );
    expect(testWords({ result: 'unreachable', words: 'timed out.' })).toBe(
      'The provider could not be reached: timed out. The key may still be right.',
    );
  });

  it('know how they stand', () => {
    expect(signOfKey('set_aside')).toEqual({ status: 'failed', word: 'Not accepted' });
    expect(signOfLimit('held').word).toBe('Waiting');
    expect(signOfLimit('something').word).toBe('something');
  });

  it('belong to a provider with a plain name', () => {
    expect(providerFault('ollama', [])).toBeNull();
    expect(providerFault('Ollama', [])).toContain('lower-case');
    expect(providerFault('offline', [])).toContain('no key');
    expect(providerFault('openai', ['openai'])).toContain('replace');
  });

  it('show four characters at most', () => {
    expect(hintWords('…wXyZ')).toBe('••••wXyZ');
    expect(hintWords('7f3a')).toBe('••••7f3a');
    expect(hintWords('')).toBe('••••');
  });
});
