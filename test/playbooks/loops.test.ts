import { describe, expect, it } from 'vitest';

import type { LoopPlaybook } from '../../src/domains/playbooks/loop-playbook.ts';
import { PLAYBOOK_LOOPS } from '../../src/domains/playbooks/loops.ts';
import { replay } from '../../src/kernel/decider.ts';
import { flowDiagram } from '../../src/kernel/flow-diagram.ts';
import { instant } from '../../src/kernel/instant.ts';
import { createLoop } from '../../src/mechanisms/loop.ts';
import type { LoopCommand, LoopState } from '../../src/mechanisms/loop-terms.ts';

const loops = Object.entries(PLAYBOOK_LOOPS) as [string, LoopPlaybook][];
const said = { at: instant('2026-06-01T10:00Z'), by: 'ada' };

/** What a loop that was asked all this comes to; a refusal ends it. */
function after(playbook: LoopPlaybook, commands: readonly LoopCommand[]): LoopState {
  const loop = createLoop(playbook);
  return commands.reduce((state, command) => {
    const answer = loop.decide(command, state);
    if (!answer.accepted) throw new Error(answer.refusal.code);
    return replay(loop, answer.events, state);
  }, loop.initial);
}

function wholeLap({ steps }: LoopPlaybook): readonly LoopCommand[] {
  return steps.flatMap(({ id, tasks }): LoopCommand[] => [
    ...tasks.map((task) => ({ ...said, type: 'Tick' as const, step: id, task })),
    { ...said, type: 'Finish', step: id },
  ]);
}

describe.each(loops)('the loop %s', (_, playbook) => {
  it('goes round once, step by step, and begins again', () => {
    const state = after(playbook, wholeLap(playbook));

    expect(state).toEqual({ lap: 2, step: playbook.steps[0]?.id, done: [], findings: [] });
  });

  it('refuses to be cut short', () => {
    const second = playbook.steps[1]?.id ?? '';

    expect(() => after(playbook, [{ ...said, type: 'Finish', step: second }])).toThrow(
      'STEP_SKIPPED',
    );
  });

  it('draws a ring', () => {
    const lines = flowDiagram(createLoop(playbook).flow).split('\n');

    expect(lines.filter((line) => line.includes(': Finished'))).toHaveLength(playbook.steps.length);
    expect(lines.at(-1)).toBe(`  s${playbook.steps.length - 1} --> s0 : Finished`);
  });

  it('has a word in both languages for every step and task', () => {
    for (const { en, zh, tasks, taskWords = {} } of playbook.steps) {
      expect(Object.keys(taskWords)).toEqual(tasks);
      for (const words of [{ en, zh }, ...Object.values(taskWords)]) {
        expect(words.en).toMatch(/^[\x20-\x7e]+$/);
        expect(words.zh).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('marks its columns exactly if it has any', () => {
    const extra = playbook.steps.flatMap((step) =>
      [step.visibility, step.promise, step.firmTask, step.learning].filter(
        (one) => one !== undefined,
      ),
    );

    expect(playbook.columns === null).toBe(extra.length === 0);
    expect(playbook.source).toMatch(/^S00\d-\d+(?:, S00\d-\d+)*$/);
  });
});

describe('the loops of the sources', () => {
  // Counted in the sources by hand.
  it.each([
    ['operating-flow', 5],
    ['idic', 4],
    ['information-steps', 4],
    ['swift-cycle', 4],
    ['stage-tasks', 4],
    ['pdca', 4],
    ['service-process', 8],
    ['pepsi', 5],
    ['experience-management', 5],
    ['six-stage-process', 6],
    ['one-to-one-flow', 6],
    ['interaction-design', 8],
  ] as const)('%s has %i steps', (name, count) => {
    expect(PLAYBOOK_LOOPS[name].steps).toHaveLength(count);
    expect(loops).toHaveLength(12);
  });

  it('say which of them are guesses, and whose columns are reconstructed', () => {
    const names = (isSuch: (playbook: LoopPlaybook) => boolean) =>
      loops.filter(([, playbook]) => isSuch(playbook)).map(([name]) => name);

    expect(names(({ certainty }) => certainty === 'doubtful')).toEqual([
      'service-process',
      'six-stage-process',
    ]);
    expect(names(({ certainty }) => certainty === 'reconstructed')).toEqual([]);
    expect(names(({ columns }) => columns === 'reconstructed')).toEqual([
      'idic',
      'information-steps',
    ]);
    expect(names(({ columns }) => columns === 'stated')).toEqual(['stage-tasks']);
  });

  it('keep analysis out of sight in IDIC, and show the rest', () => {
    expect(PLAYBOOK_LOOPS.idic.steps.map(({ visibility }) => visibility)).toEqual([
      'unseen',
      'unseen',
      'seen',
      'seen',
    ]);
  });

  it('carry what was measured in one lap into the next', () => {
    const playbook = PLAYBOOK_LOOPS['stage-tasks'];
    const state = after(playbook, [
      { ...said, type: 'Suppose', id: 'h1', hypothesis: 'a call keeps more than a letter' },
      { ...said, type: 'Test', id: 'h1', test: { cells: 2 } },
      { ...said, type: 'Measure', id: 'h1', outcome: { lift: 0.02 } },
      ...wholeLap(playbook),
    ]);

    expect(state.lap).toBe(2);
    expect(state.findings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['h1', { lift: 0.02 }],
    ]);
  });
});
