/**
 * Dialogue: what a firm and a customer have said to each other, across channels, and where it
 * stopped.
 *
 * A dialogue does not begin anew on another channel: whoever takes it up sees which questions are
 * open and whose turn it is.
 */
import { breach } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/instant.ts';
import { requireInstant } from '../../kernel/require-instant.ts';
import type { SourcedWords } from '../../kernel/sourced.ts';
import type { Channel } from '../../kernel/words.ts';

/** The two sides of a dialogue. */
export const DIALOGUE_SIDES = Object.freeze(['customer', 'firm'] as const);

/** One of the two sides. */
export type DialogueSide = (typeof DIALOGUE_SIDES)[number];

/** What one side says at a time. */
export interface DialogueTurn {
  /** The host's id of it. */
  readonly id: string;
  /** When it was said. */
  readonly at: Instant;
  /** On which channel. */
  readonly channel: Channel;
  /** Who says it. */
  readonly by: DialogueSide;
  /** The host's id of what it is about. */
  readonly topic: string;
  /**
   * What it does: `asks` waits for the other side, `answers` does what a question of the other side
   * waits for, `tells` waits for nothing, `closes` ends the topic.
   */
  readonly does: 'asks' | 'answers' | 'tells' | 'closes';
  /** The id of the question that is answered; `null` for a turn that answers none. */
  readonly answers: string | null;
}

/** A question that waits. */
export interface OpenQuestion {
  /** The id of the turn that asked it. */
  readonly id: string;
  /** What it is about. */
  readonly topic: string;
  /** Who has to answer. */
  readonly waitsFor: DialogueSide;
  /** Since when it waits. */
  readonly since: Instant;
}

/** Where a dialogue stopped. */
export interface DialoguePoint {
  /** The questions that wait, the oldest first. */
  readonly open: readonly OpenQuestion[];
  /** The topics that are not closed, in the order in which they came up. */
  readonly topics: readonly string[];
  /** The side for which the oldest question waits; `null` if none waits. */
  readonly next: DialogueSide | null;
  /** The channel of the last turn; `null` before anything was said. */
  readonly channel: Channel | null;
}

/**
 * Where a dialogue stopped, so that it goes on from there, on this channel or another.
 *
 * Closing a topic closes its questions, answered or not; who speaks of it again opens it again.
 *
 * @param turns What was said, oldest first.
 * @returns The open questions and topics, and whose turn it is.
 * @throws ContractError if turns do not ascend, an instant is none, an id stands twice, or an
 *   answer is to no open question of the other side.
 * @example Begun by e-mail, taken up on the telephone
 * ```ts
 * import { dialoguePoint } from 'everbond/interactions';
 * import { instant } from 'everbond/kernel';
 *
 * const at = instant('2026-06-01T10:00Z');
 * const asked = { id: 't-1', at, channel: 'email', by: 'customer', topic: 'refund' } as const;
 *
 * dialoguePoint([{ ...asked, does: 'asks', answers: null }]);
 * // => {
 * //   open: [{ id: 't-1', topic: 'refund', waitsFor: 'firm', since: at }],
 * //   topics: ['refund'],
 * //   next: 'firm',
 * //   channel: 'email',
 * // }
 * ```
 */
export function dialoguePoint(turns: readonly DialogueTurn[]): DialoguePoint {
  let open: readonly OpenQuestion[] = [];
  let topics: readonly string[] = [];
  const seen = new Set<string>();
  let before = '';
  for (const { id, at, by, topic, does, answers } of turns) {
    requireInstant('dialoguePoint', 'at', at);
    if (at < before) breach('dialoguePoint', 'turns', 'must ascend by `at`');
    if (seen.has(id)) breach('dialoguePoint', 'turns', 'must have each id once');
    const isAnswer = open.some((question) => question.id === answers && question.waitsFor === by);
    if (does === 'answers' ? !isAnswer : answers !== null) {
      breach('dialoguePoint', 'answers', 'must be an open question of the other side, or null');
    }
    seen.add(id);
    before = at;
    if (does === 'closes') {
      topics = topics.filter((one) => one !== topic);
      open = open.filter((question) => question.topic !== topic);
      continue;
    }
    if (!topics.includes(topic)) topics = [...topics, topic];
    if (does === 'answers') open = open.filter((question) => question.id !== answers);
    if (does === 'asks') {
      const waitsFor = by === 'firm' ? 'customer' : 'firm';
      open = [...open, { id, topic, waitsFor, since: at }];
    }
  }
  return { open, topics, next: open[0]?.waitsFor ?? null, channel: turns.at(-1)?.channel ?? null };
}

/** What the source asks of a dialogue. */
export const DIALOGUE_RULES = Object.freeze({
  identified: {
    en: 'each side knows clearly who the other is',
    zh: '关系建设中的双方都已经清楚地被对方所识别',
    source: 'S003-10',
  },
  engaged: {
    en: 'each side takes part fully',
    zh: '对话中的各方都必须能够全身心地投入其中',
    source: 'S003-10',
  },
  willing: {
    en: 'each side wants to take part',
    zh: '对话中的各方都愿意参与对话',
    source: 'S003-10',
  },
  'either-leads': {
    en: 'either side may lead',
    zh: '对话可以由参与对话中的任何一方来控制',
    source: 'S003-10',
  },
  'changes-both': {
    en: 'it changes what each side does, towards the other',
    zh: '对话会改变企业的行为,同样也会改变这个客户的行为',
    source: 'S003-10',
  },
  resumes: {
    en: 'it begins where it stopped',
    zh: '对话应该从上次停下来的地方开始',
    source: 'S003-10',
  },
} as const satisfies Record<string, SourcedWords>);

/** One of the rules. */
export type DialogueRule = keyof typeof DIALOGUE_RULES;

/** What is known of a dialogue besides its turns. What is `null` is unknown. */
export interface DialogueFacts {
  /** The sides that know who the other is. */
  readonly identified: readonly DialogueSide[] | null;
  /** The sides that agreed to take part. */
  readonly willing: readonly DialogueSide[] | null;
  /** The sides that did something else because of it. */
  readonly changed: readonly DialogueSide[] | null;
}

/** How a dialogue stands to the rules: kept, broken, or not known. */
export type DialogueReview = Readonly<Record<DialogueRule, 'kept' | 'broken' | 'unknown'>>;

/**
 * How a dialogue stands to the six rules of the source.
 *
 * Engaged means here that each side has said something; either leads, that each has begun a topic;
 * it resumes where no question was put again that was open already, by the same side on the same
 * topic. The three others are facts of the host.
 *
 * @param turns What was said, oldest first.
 * @param facts What else is known.
 * @returns Each rule: kept, broken, or unknown for want of a fact. A dialogue without turns is
 *   unknown in the three that are read from them.
 * @throws ContractError if the turns are not as `dialoguePoint` wants them.
 * @example
 * ```ts
 * import { reviewDialogue } from 'everbond/interactions';
 *
 * const review = reviewDialogue([], { identified: ['firm'], willing: null, changed: null });
 *
 * [review.identified, review.willing, review.resumes]; // => ['broken', 'unknown', 'unknown']
 * ```
 */
export function reviewDialogue(
  turns: readonly DialogueTurn[],
  facts: DialogueFacts,
): DialogueReview {
  const begun = new Map<string, DialogueSide>();
  for (const { topic, by } of turns) if (!begun.has(topic)) begun.set(topic, by);
  const askedAgain = turns.some(({ does, by, topic }, place) => {
    if (does !== 'asks') return false;
    const waitsFor = by === 'firm' ? 'customer' : 'firm';
    const { open } = dialoguePoint(turns.slice(0, place));
    return open.some((question) => question.topic === topic && question.waitsFor === waitsFor);
  });
  dialoguePoint(turns);
  const isSilent = turns.length === 0;
  const speakers = isSilent ? null : turns.map(({ by }) => by);
  return {
    identified: bothOf(facts.identified),
    engaged: bothOf(speakers),
    willing: bothOf(facts.willing),
    'either-leads': bothOf(isSilent ? null : [...begun.values()]),
    'changes-both': bothOf(facts.changed),
    resumes: isSilent ? 'unknown' : askedAgain ? 'broken' : 'kept',
  };
}

function bothOf(sides: readonly DialogueSide[] | null): 'kept' | 'broken' | 'unknown' {
  if (sides === null) return 'unknown';
  return DIALOGUE_SIDES.every((side) => sides.includes(side)) ? 'kept' : 'broken';
}
