import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { flowDiagram } from '../../src/kernel/flow-diagram.ts';
import { JSON_LIMITS } from '../../src/kernel/parse-json-value.ts';
import { caseFlow } from './case-flow.ts';

const chapter = readFileSync(
  fileURLToPath(new URL('../../docs/kernel.md', import.meta.url)),
  'utf8',
);

describe('the chapter on the kernel', () => {
  it('shows the diagram that the table gives', () => {
    const shown = /```mermaid\n([\s\S]*?)\n```/.exec(chapter)?.[1];

    expect(shown).toBe(flowDiagram(caseFlow));
  });

  it('states the limits that hold', () => {
    const { depth, nodes, textLength } = JSON_LIMITS;

    expect([depth, nodes, textLength]).toEqual([32, 100_000, 100_000]);
    expect(chapter).toContain('32 levels, 100 000 values, or 100 000 characters');
  });
});
