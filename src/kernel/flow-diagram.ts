/** Flow diagram: a flow table as text that Mermaid draws. */
import { breach } from './errors.ts';
import { branchesOf, eventsFrom, type Flow } from './flow.ts';
import { finalStatuses } from './flow-survey.ts';

/** Everything but letters, digits, and signs that mean nothing to Mermaid. */
const MEANINGFUL = /[^\p{L}\p{N} _.-]/gu;

/**
 * A flow as the text of a Mermaid state diagram, one line a transition, in the order of the table.
 *
 * Statuses are numbered inside the diagram and shown by their names, so that no name can be taken
 * for syntax. A guard stands in brackets after its event.
 *
 * @param flow The table.
 * @returns Lines joined by line breaks, without one at the end.
 * @throws ContractError if a target or the initial status has no row; see `checkFlow`.
 * @see Mermaid, "State diagrams", mermaid.js.org.
 * @example
 * ```ts
 * import { flowDiagram } from 'everbond/kernel';
 *
 * const door = { initial: 'shut', steps: { shut: { Open: 'open' }, open: {} } } as const;
 *
 * flowDiagram(door).split('\n');
 * // => [
 * //   'stateDiagram-v2',
 * //   '  state "shut" as s0',
 * //   '  state "open" as s1',
 * //   '  [*] --> s0',
 * //   '  s0 --> s1 : Open',
 * //   '  s1 --> [*]',
 * // ]
 * ```
 */
export function flowDiagram(flow: Flow): string {
  const statuses = Object.keys(flow.steps);
  const names = new Map(statuses.map((status, index) => [status, `s${index}`]));
  const nameOf = (status: string): string =>
    names.get(status) ?? breach('flowDiagram', 'flow', 'must lead to statuses that have a row');

  const edges = statuses.flatMap((from) =>
    eventsFrom(flow, from).flatMap((on) =>
      branchesOf(flow, from, on).map((branch) => ({ from, on, ...branch })),
    ),
  );
  const transitions = edges.map(({ from, on, when, to }) => {
    const guard = when === undefined ? '' : ` [${escaped(when)}]`;
    return `${nameOf(from)} --> ${nameOf(to)} : ${escaped(on)}${guard}`;
  });
  const lines = [
    ...[...names].map(([status, name]) => `state "${escaped(status)}" as ${name}`),
    `[*] --> ${nameOf(flow.initial)}`,
    ...transitions,
    ...finalStatuses(flow).map((status) => `${nameOf(status)} --> [*]`),
  ];
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** A label in which every character that could mean something is written as its code. */
function escaped(label: string): string {
  if (label.trim() === '') return '#160;'; // a label must not be empty: a blank that counts
  return label.replace(MEANINGFUL, (character) => `#${character.codePointAt(0)};`);
}
