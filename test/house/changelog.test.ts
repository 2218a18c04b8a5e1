/** The change log says what changed for a host, newest first, with a place for what comes next. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/entries.ts';

const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

function complaintsAbout(text: string, version: string): readonly string[] {
  const headings = [...text.matchAll(/^## (?<title>.*)$/gm)].map((found) => found[1] ?? '');
  const kinds = [...text.matchAll(/^### (?<title>.*)$/gm)].map((found) => found[1] ?? '');
  const [unreleased, ...releases] = headings;
  const versions = releases.map(
    (title) => /^(\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}$/.exec(title)?.[1],
  );
  const dates = releases.map((title) => title.slice(-10));
  return [
    ...(text.startsWith('# Changelog\n') ? [] : ['does not begin with # Changelog']),
    ...(unreleased === 'Unreleased' ? [] : ['has no section Unreleased on top']),
    ...(versions.includes(undefined) ? ['has a release that is not “1.2.3 - 2026-01-31”'] : []),
    ...(dates.join() === dates.toSorted().toReversed().join() ? [] : ['is not newest first']),
    ...(version === '0.0.0' || versions[0] === version ? [] : ['does not name this version first']),
    ...kinds.filter((kind) => !KINDS.includes(kind)).map((kind) => `has the odd kind ${kind}`),
  ];
}

describe('a change log', () => {
  const good = `# Changelog

## Unreleased

## 1.1.0 - 2026-02-01

### Added

- A.

## 1.0.0 - 2026-01-01
`;

  it('is content with Unreleased and dated releases', () => {
    expect(complaintsAbout(good, '1.1.0')).toEqual([]);
  });

  it.each([
    ['its title', good.replace('# Changelog\n', ''), 'does not begin'],
    ['a section Unreleased', good.replace('## Unreleased\n', ''), 'no section Unreleased'],
    ['a date', good.replace(' - 2026-02-01', ''), 'a release that is not'],
    ['order', good.replace('2026-02-01', '2025-02-01'), 'not newest first'],
    ['the version of the package', good.replace('1.1.0', '1.2.0'), 'does not name this version'],
    ['a kind that readers know', good.replace('### Added', '### News'), 'the odd kind News'],
  ])('misses %s', (_, text, complaint) => {
    expect(complaintsAbout(text, '1.1.0').join('\n')).toContain(complaint);
  });

  it('is ours', () => {
    const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

    expect(complaintsAbout(text, manifest.version)).toEqual([]);
    expect(text).toContain('\n- ');
  });
});
