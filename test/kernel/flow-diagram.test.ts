import { describe, expect, it } from 'vitest';

import type { Flow } from '../../src/kernel/flow.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';
import { caseFlow } from './case-flow.ts';

describe('flowDiagram', () => {
  // Mermaid 11.12 read this text, and that of the hostile flow below, and drew what the table says.
  it('has one line a transition, in the order of the table', () => {
    expect(flowDiagram(caseFlow)).toBe(
      [
        'stateDiagram-v2',
        '  state "absent" as s0',
        '  state "received" as s1',
        '  state "in-review" as s2',
        '  state "resolved" as s3',
        '  state "closed" as s4',
        '  state "withdrawn" as s5',
        '  [*] --> s0',
        '  s0 --> s1 : Receive',
        '  s1 --> s2 : Review',
        '  s1 --> s5 : Withdraw',
        '  s2 --> s2 : Review',
        '  s2 --> s3 : Resolve',
        '  s2 --> s5 : Withdraw',
        '  s3 --> s2 : Reopen [isRecent]',
        '  s3 --> s1 : Reopen [isSafetyMatter]',
        '  s3 --> s4 : Close [isCommunicated]',
        '  s3 --> s2 : Close',
        '  s4 --> [*]',
        '  s5 --> [*]',
      ].join('\n'),
    );
  });

  it.each([
    { initial: 'b', steps: { a: {} } },
    { initial: 'a', steps: { a: { Go: 'constructor' } } },
  ])('draws no arrow into the void: %j', (flow) => {
    expect(() => flowDiagram(flow)).toThrow('flowDiagram: flow must lead to statuses that have');
  });

  it('writes no name as syntax', () => {
    const flow: Flow = {
      initial: '[*]',
      steps: {
        '[*]': { 'x: y; z --> w': 'a"b', '%% note': '[*]', 'line\nbreak': 'end' },
        'a"b': { '<script>': [{ when: '#35;]', to: '' }] },
        end: {},
        '': { ' ': 'é中文 🙂' },
        'é中文 🙂': {},
      },
    };

    expect(flowDiagram(flow)).toBe(
      [
        'stateDiagram-v2',
        '  state "#91;#42;#93;" as s0',
        '  state "a#34;b" as s1',
        '  state "end" as s2',
        '  state "#160;" as s3',
        '  state "é中文 #128578;" as s4',
        '  [*] --> s0',
        '  s0 --> s1 : x#58; y#59; z --#62; w',
        '  s0 --> s0 : #37;#37; note',
        '  s0 --> s2 : line#10;break',
        '  s1 --> s3 : #60;script#62; [#35;35#59;#93;]',
        '  s3 --> s4 : #160;',
        '  s2 --> [*]',
        '  s4 --> [*]',
      ].join('\n'),
    );
  });
});
