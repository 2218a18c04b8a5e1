import { describe, expect, it } from 'vitest';

import { CHANNELS, CONSENTS, PURPOSES, SEVERITIES } from '../../src/kernel/words.ts';

describe('words that domains exchange', () => {
  it.each([
    ['channels', CHANNELS],
    ['purposes', PURPOSES],
    ['consents', CONSENTS],
    ['severities', SEVERITIES],
  ])('are %s in kebab-case, each once, for good', (_, words: readonly string[]) => {
    expect(words.length).toBeGreaterThan(2);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => !/^[a-z]+(-[a-z]+)*$/.test(word))).toEqual([]);
    expect(Object.isFrozen(words)).toBe(true);
  });

  it('put the least severe first', () => {
    expect(SEVERITIES).toEqual(['low', 'medium', 'high', 'critical']);
  });
});
