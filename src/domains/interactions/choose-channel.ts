/** Channel choice: which channels meet a need, which of them none beats, and what others lack. */
import { breach } from '../../kernel/errors.ts';
import type { Channel } from '../../kernel/words.ts';
import {
  CHANNEL_COSTS,
  CHANNEL_INTERACTIVITY,
  CHANNEL_PROFILES,
  CHANNEL_RICHNESS,
  CHANNEL_SPEEDS,
  type ChannelProfile,
  type MessageForm,
} from './channel-profile.ts';

/** What is wanted of a channel; what is left out does not matter. */
export interface ChannelNeed {
  /** The most it may cost. */
  readonly cost?: ChannelProfile['cost'];
  /** How fast it must be at least. */
  readonly speed?: ChannelProfile['speed'];
  /** How rich it must be at least. */
  readonly richness?: ChannelProfile['richness'];
  /** How interactive it must be at least. */
  readonly interactivity?: ChannelProfile['interactivity'];
  /** What the message is made of. */
  readonly forms?: readonly MessageForm[];
  /** Whether what was said must be there to read again. */
  readonly canBeKept?: true;
  /** Whether it must do without an appointment. */
  readonly withoutArranging?: true;
  /** The channels that the customer expects; others are not chosen. */
  readonly expected?: readonly Channel[];
}

/** What a channel lacks. */
export type ChannelLack =
  | 'cost'
  | 'speed'
  | 'richness'
  | 'interactivity'
  | 'forms'
  | 'canBeKept'
  | 'withoutArranging'
  | 'expected';

/** What one looks at first among the channels that will do. */
export type ChannelPreference = 'cost' | 'speed' | 'richness' | 'interactivity';

/** Which channel to use. */
export interface ChannelChoice {
  /** The best of those that will do by the preference; `null` if none will. */
  readonly channel: Channel | null;
  /** Those that will do and that no other beats in every grade, in the order of the profiles. */
  readonly pareto: readonly Channel[];
  /** Those that will not do, each with all that it lacks. */
  readonly unmet: readonly {
    /** The channel. */
    readonly channel: Channel;
    /** What it lacks. */
    readonly lacks: readonly ChannelLack[];
  }[];
}

/** The grades as numbers, more is better. */
interface Grades {
  readonly channel: Channel;
  readonly cost: number;
  readonly speed: number;
  readonly richness: number;
  readonly interactivity: number;
}

const GRADES = ['cost', 'speed', 'richness', 'interactivity'] as const;

/**
 * Which channel to use for a need, and why not the others.
 *
 * First what the customer expects and the message needs, then the strengths of the channels. The
 * Pareto set holds every channel that is worth weighing up: one outside it is in no grade better
 * than some channel in it, and in one worse. Of channels that are equal in the grade that is
 * preferred, the one that is better in the others goes first, in the order cost, speed, richness,
 * interactivity.
 *
 * @param need What is wanted at least.
 * @param prefer What one looks at first among the channels that will do.
 * @param profiles The channels there are; the five of the source if left out.
 * @returns The choice, the Pareto set, and what each of the others lacks.
 * @throws ContractError if a grade or the preference is none of the table, or a channel has two
 *   profiles.
 * @example Fast, fairly interactive, and cheap
 * ```ts
 * import { chooseChannel } from 'everbond/interactions';
 *
 * const choice = chooseChannel({ speed: 'fast', interactivity: 'fairly-strong' }, 'cost');
 *
 * choice.channel; // => 'website'
 * choice.pareto; // => ['website', 'telephone']
 * choice.unmet;
 * // => [
 * //   { channel: 'face-to-face', lacks: ['speed'] },
 * //   { channel: 'letter', lacks: ['speed', 'interactivity'] },
 * //   { channel: 'email', lacks: ['interactivity'] },
 * // ]
 * ```
 */
export function chooseChannel(
  need: ChannelNeed,
  prefer: ChannelPreference,
  profiles: readonly ChannelProfile[] = CHANNEL_PROFILES,
): ChannelChoice {
  if (!GRADES.includes(prefer))
    breach('chooseChannel', 'prefer', `must be of ${GRADES.join(', ')}`);
  if (new Set(profiles.map(({ channel }) => channel)).size < profiles.length) {
    breach('chooseChannel', 'profiles', 'must hold each channel once');
  }
  const judged = profiles.map((profile) => ({ profile, lacks: lacksOf(profile, need) }));
  const fit = judged
    .filter(({ lacks }) => lacks.length === 0)
    .map(({ profile }) => gradesOf(profile));
  const order = [prefer, ...GRADES.filter((grade) => grade !== prefer)];
  const best = fit.reduce<Grades | null>(
    (first, next) => (first !== null && !isBetter(next, first, order) ? first : next),
    null,
  );
  return {
    channel: best?.channel ?? null,
    pareto: fit
      .filter((one) => !fit.some((other) => dominates(other, one)))
      .map(({ channel }) => channel),
    unmet: judged.flatMap(({ profile, lacks }) =>
      lacks.length > 0 ? [{ channel: profile.channel, lacks }] : [],
    ),
  };
}

function lacksOf(profile: ChannelProfile, need: ChannelNeed): readonly ChannelLack[] {
  const grades = gradesOf(profile);
  const wanted = gradesOf({ ...LEAST, ...definedOf(need), channel: profile.channel });
  const lacks: ChannelLack[] = GRADES.filter((grade) => grades[grade] < wanted[grade]);
  const { forms = [], canBeKept, withoutArranging, expected } = need;
  if (!forms.every((form) => profile.forms.includes(form))) lacks.push('forms');
  if (canBeKept === true && !profile.canBeKept) lacks.push('canBeKept');
  if (withoutArranging === true && profile.needsArranging) lacks.push('withoutArranging');
  if (expected !== undefined && !expected.includes(profile.channel)) lacks.push('expected');
  return lacks;
}

const LEAST = {
  cost: 'high',
  speed: 'slow',
  richness: 'not-rich',
  interactivity: 'weak',
} as const;

function definedOf({ cost, speed, richness, interactivity }: ChannelNeed) {
  return {
    ...(cost === undefined ? {} : { cost }),
    ...(speed === undefined ? {} : { speed }),
    ...(richness === undefined ? {} : { richness }),
    ...(interactivity === undefined ? {} : { interactivity }),
  };
}

function gradesOf(profile: Pick<ChannelProfile, 'channel' | ChannelPreference>): Grades {
  return {
    channel: profile.channel,
    cost: -gradeOf('cost', CHANNEL_COSTS, profile.cost),
    speed: gradeOf('speed', CHANNEL_SPEEDS, profile.speed),
    richness: gradeOf('richness', CHANNEL_RICHNESS, profile.richness),
    interactivity: gradeOf('interactivity', CHANNEL_INTERACTIVITY, profile.interactivity),
  };
}

function gradeOf(field: string, scale: readonly string[], grade: string): number {
  const place = scale.indexOf(grade);
  if (place < 0) breach('chooseChannel', field, `must be one of ${scale.join(', ')}`);
  return place;
}

function isBetter(one: Grades, other: Grades, order: readonly ChannelPreference[]): boolean {
  const grade = order.find((each) => one[each] !== other[each]);
  return grade !== undefined && one[grade] > other[grade];
}

function dominates(one: Grades, other: Grades): boolean {
  return (
    GRADES.every((grade) => one[grade] >= other[grade]) &&
    GRADES.some((grade) => one[grade] > other[grade])
  );
}

/**
 * What a message is made of that a channel does not carry, so that nobody could decode it.
 *
 * @param forms What the message is made of.
 * @param channel The channel.
 * @param profiles The channels there are; the five of the source if left out.
 * @returns The forms it does not carry, in the order given; `null` if it has no profile.
 * @example
 * ```ts
 * import { uncarriedForms } from 'everbond/interactions';
 *
 * uncarriedForms(['voice', 'pictures'], 'telephone'); // => ['pictures']
 * uncarriedForms(['words'], 'chat'); // => null
 * ```
 */
export function uncarriedForms(
  forms: readonly MessageForm[],
  channel: Channel,
  profiles: readonly ChannelProfile[] = CHANNEL_PROFILES,
): readonly MessageForm[] | null {
  const profile = profiles.find((one) => one.channel === channel);
  return profile === undefined ? null : forms.filter((form) => !profile.forms.includes(form));
}
