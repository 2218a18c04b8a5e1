/** Channel profile: what each channel costs and is able to do, in the grades of the source. */
import type { Channel } from '../../kernel/words.ts';

/** What a channel costs, the least first. */
export const CHANNEL_COSTS = Object.freeze(['low', 'medium', 'high'] as const);

/** How fast a channel is, the slowest first. */
export const CHANNEL_SPEEDS = Object.freeze(['slow', 'rather-slow', 'fast', 'very-fast'] as const);

/** How rich what a channel carries is, the poorest first. */
export const CHANNEL_RICHNESS = Object.freeze(['not-rich', 'rich', 'very-rich'] as const);

/** How well both sides can answer each other on a channel, the weakest first. */
export const CHANNEL_INTERACTIVITY = Object.freeze([
  'weak',
  'fairly-weak',
  'fairly-strong',
  'strong',
] as const);

/** What a message can be made of: a channel that does not carry it cannot convey it. */
export const MESSAGE_FORMS = Object.freeze([
  'words',
  'numbers',
  'pictures',
  'voice',
  'gestures',
  'surroundings',
  'activities',
] as const);

/** One thing that a message can be made of. */
export type MessageForm = (typeof MESSAGE_FORMS)[number];

/** What a channel costs and is able to do. */
export interface ChannelProfile {
  /** The channel. */
  readonly channel: Channel;
  /** What it costs. */
  readonly cost: (typeof CHANNEL_COSTS)[number];
  /** How fast it is. */
  readonly speed: (typeof CHANNEL_SPEEDS)[number];
  /** How rich what it carries is. */
  readonly richness: (typeof CHANNEL_RICHNESS)[number];
  /** How well both sides can answer each other. */
  readonly interactivity: (typeof CHANNEL_INTERACTIVITY)[number];
  /** What it carries. */
  readonly forms: readonly MessageForm[];
  /** Whether what was said can be kept and read again. */
  readonly canBeKept: boolean;
  /** Whether both sides have to agree on a time or place first. */
  readonly needsArranging: boolean;
  /** What the source calls its four grades, in the order of the fields. */
  readonly zh: readonly [cost: string, speed: string, richness: string, interactivity: string];
  /** The row of the coverage table that it comes from. */
  readonly source: string;
}

/**
 * The comparison of the source: five channels by cost, speed, richness and interactivity.
 *
 * The name of the fifth was lost from the source, as was every mention of the telephone; it is
 * reconstructed. What the channels carry comes from their traits (S003-25); that an e-mail and a
 * website carry pictures and can be kept is our own reading of "many forms".
 */
export const CHANNEL_PROFILES: readonly ChannelProfile[] = Object.freeze([
  {
    channel: 'face-to-face',
    cost: 'high',
    speed: 'rather-slow',
    richness: 'very-rich',
    interactivity: 'strong',
    forms: ['words', 'numbers', 'pictures', 'voice', 'gestures', 'surroundings'],
    canBeKept: false,
    needsArranging: true,
    zh: ['高', '稍慢', '很丰富', '强'],
    source: 'S003-26',
  },
  {
    channel: 'letter',
    cost: 'medium',
    speed: 'slow',
    richness: 'rich',
    interactivity: 'weak',
    forms: ['words', 'numbers', 'pictures'],
    canBeKept: true,
    needsArranging: false,
    zh: ['中', '慢', '丰富', '弱'],
    source: 'S003-26',
  },
  {
    channel: 'email',
    cost: 'low',
    speed: 'fast',
    richness: 'rich',
    interactivity: 'fairly-weak',
    forms: ['words', 'numbers', 'pictures'],
    canBeKept: true,
    needsArranging: false,
    zh: ['低', '快', '丰富', '较弱'],
    source: 'S003-26',
  },
  {
    channel: 'website',
    cost: 'low',
    speed: 'fast',
    richness: 'rich',
    interactivity: 'fairly-strong',
    forms: ['words', 'numbers', 'pictures', 'voice'],
    canBeKept: true,
    needsArranging: false,
    zh: ['低', '快', '丰富', '较强'],
    source: 'S003-26',
  },
  {
    channel: 'telephone',
    cost: 'high',
    speed: 'very-fast',
    richness: 'not-rich',
    interactivity: 'fairly-strong',
    forms: ['words', 'numbers', 'voice'],
    canBeKept: false,
    needsArranging: false,
    zh: ['高', '很快', '不丰富', '较强'],
    source: 'S003-26',
  },
] as const satisfies readonly ChannelProfile[]);

/** What the source says of a channel in words. */
export interface ChannelTraits {
  /** How it is. */
  readonly manner: string;
  /** What it carries. */
  readonly content: string;
  /** What it is good for. */
  readonly use: string;
  /** The same three in the words of the source. */
  readonly zh: readonly [manner: string, content: string, use: string];
}

/** What the source says of each channel in words (S003-25); the telephone's name is restored. */
export const CHANNEL_TRAITS = Object.freeze({
  'face-to-face': {
    manner: 'vivid and interactive, may have to be arranged',
    content: 'voice, body and surroundings; rich',
    use: 'general information, or deep questions',
    zh: [
      '生动、互动,可能需要安排',
      '声音、形体、环境信息,内容丰富',
      '对一般信息或深度问题的咨询、交流',
    ],
  },
  letter: {
    manner: 'formal and perhaps stiff, for many or for one, hardly interactive, slow to answer',
    content: 'writing; may be rich, and can be kept',
    use: 'a full introduction, explanation or exchange',
    zh: [
      '正式但可能生硬、大众化或个性化,缺乏互动,反馈慢',
      '书面信息、内容可较丰富、可保存',
      '对相关信息充分的介绍、解释、交流等',
    ],
  },
  telephone: {
    manner: 'quick, easy and interactive',
    content: 'voice; little at a time',
    use: 'general information',
    zh: ['快捷、简便、互动', '声音信息、内容较单一', '对一般信息的咨询、交流'],
  },
  website: {
    manner: 'quick, easy and interactive, at any time and from anywhere',
    content: 'many forms; rich',
    use: 'general or particular information',
    zh: [
      '快捷、简便、互动性好,不受时空限制',
      '信息形式多样、内容丰富',
      '对一般信息或特定信息的咨询、交流',
    ],
  },
  club: {
    manner: 'vivid and interactive, may have to be arranged',
    content: 'voice, body, surroundings and activities; rich',
    use: 'an exchange of feelings',
    zh: ['生动、互动,可能需要安排', '声音、形体、环境及活动信息,内容丰富', '情感交流'],
  },
} as const satisfies Partial<Record<Channel, ChannelTraits>>);
