import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { picture } from '../../scripts/picture.ts';

const folder = process.env['EVERBOND_DATA'] ?? '';

describe.runIf(folder !== '')('the picture of the README', () => {
  test('is what the code draws from the data today', async () => {
    const path = new URL('../../docs/picture.svg', import.meta.url);
    expect(await picture(folder)).toBe(readFileSync(path, 'utf8'));
  });

  test('says of the CDNOW customers what is known of them', async () => {
    // 3,501 of 23,570 bought in the month after their first; cohorts of 7,846, 8,476 and 7,248.
    const svg = await picture(folder);
    expect(svg).toContain('Of 100 customers, 15 buy again in the month after their first.');
    for (const size of ['7,846', '8,476', '7,248']) expect(svg).toContain(`>${size}</text>`);
    expect(svg).not.toMatch(/<script|NaN|undefined/);
  });
});
