/** A decision says what it weighed and what it costs, and is found in the list. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { root } from '../../scripts/entries.ts';

const folder = join(root, 'docs/decisions');
const files = globSync('[0-9]*.md', { cwd: folder }).sort();
const list = readFileSync(join(folder, 'README.md'), 'utf8');

describe('the decisions', () => {
  it('are numbered without a gap', () => {
    const numbers = files.map((file) => Number(file.slice(0, 4)));

    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it.each(files)('%s weighs options, names the cost, and is listed by its title', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, title = ''] = /^# (\d{4}: .+)\n/.exec(text) ?? [];
    const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, part]) => part);

    expect(title.slice(0, 4)).toBe(file.slice(0, 4));
    expect(parts).toEqual(['Context', 'Options', 'Choice', 'Cost']);
    expect(list).toContain(`- [${title}](${file})`);
  });
});
