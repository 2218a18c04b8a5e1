/** The page of loops: each loop of the sources with its steps, its tasks and its ring as a diagram. */
import type { LoopPlaybook } from '../src/domains/playbooks/loop-playbook.ts';
import { PLAYBOOK_LOOPS } from '../src/domains/playbooks/loops.ts';
import { flowDiagram } from '../src/kernel/flow-diagram.ts';
import { createLoop } from '../src/mechanisms/loop.ts';

const CERTAINTY = {
  stated: 'as the source has it',
  reconstructed: 'reconstructed from the literature, because the picture was lost',
  doubtful: 'a guess, because the picture was lost and the literature does not settle it',
};

/** The page. */
export function loopsPage(): string {
  const loops: readonly (readonly [string, LoopPlaybook])[] = Object.entries(PLAYBOOK_LOOPS);
  return [
    '# Loops',
    '',
    'The loops of the sources, in [`everbond/playbooks`](playbooks.md). Each is a definition for `createLoop`',
    'of [`everbond/mechanisms`](mechanisms.md): it refuses a step that is skipped, counts laps, and carries',
    'what was supposed, tested and measured into the next. The page is made from the tables.',
    '',
    '```ts',
    "import { createLoop } from 'everbond/mechanisms';",
    "import { PLAYBOOK_LOOPS } from 'everbond/playbooks';",
    '',
    'const idic = createLoop(PLAYBOOK_LOOPS.idic);',
    '',
    "idic.initial.step; // => 'identify'",
    'PLAYBOOK_LOOPS.idic.steps[0].promise.en;',
    "// => 'you know me'",
    '```',
    '',
    ...loops.flatMap(sectionOf),
  ].join('\n');
}

function sectionOf([name, playbook]: readonly [string, LoopPlaybook]): readonly string[] {
  const { en, zh, source, certainty, columns, steps } = playbook;
  const isWide = columns !== null;
  const heads = ['step', 'in the source', '中文', 'tasks', ...(isWide ? ['more'] : [])];
  const rows = steps.map((step) => {
    const tasks = Object.values(step.taskWords ?? {}).map((words) => `${words.en} (${words.zh})`);
    const more = [
      step.visibility === undefined ? '' : `${step.visibility} by the customer`,
      ...[step.promise, step.firmTask, step.learning].map((words) =>
        words === undefined ? '' : `${words.en} (${words.zh})`,
      ),
    ].filter((text) => text !== '');
    return [
      `\`${step.id}\``,
      step.en,
      step.zh,
      tasks.join('; '),
      ...(isWide ? [more.join('; ')] : []),
    ];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${name}`,
    '',
    `${en[0]?.toUpperCase()}${en.slice(1)}, ${zh} (${source}). The steps are ${CERTAINTY[certainty]}.`,
    ...(isWide ? [`The last column is ${CERTAINTY[columns]}.`] : []),
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map(line),
    '',
    '```mermaid',
    flowDiagram(createLoop(playbook).flow),
    '```',
    '',
  ];
}
