/** Channels: the table of the source, the choice by need, and what a channel carries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  CHANNEL_COSTS,
  CHANNEL_INTERACTIVITY,
  CHANNEL_PROFILES,
  CHANNEL_RICHNESS,
  CHANNEL_SPEEDS,
  CHANNEL_TRAITS,
  type ChannelProfile,
  MESSAGE_FORMS,
} from '../../src/domains/interactions/channel-profile.ts';
import {
  type ChannelNeed,
  chooseChannel,
  uncarriedForms,
} from '../../src/domains/interactions/choose-channel.ts';
import { CHANNELS } from '../../src/kernel/words.ts';

/** The table as the source has it, row by row, with the fifth name restored. */
const SOURCE = `
  face-to-face 高 稍慢 很丰富 强
  letter 中 慢 丰富 弱
  email 低 快 丰富 较弱
  website 低 快 丰富 较强
  telephone 高 很快 不丰富 较强
`;

describe('the comparison of channels', () => {
  it('is the table of the source', () => {
    const rows = CHANNEL_PROFILES.map(({ channel, zh }) => `  ${[channel, ...zh].join(' ')}`);

    expect(`\n${rows.join('\n')}\n`).toBe(SOURCE);
  });

  it('gives the same grade the same word, in order', () => {
    const words = (grade: 'cost' | 'speed' | 'richness' | 'interactivity', place: number) =>
      Object.fromEntries(CHANNEL_PROFILES.map((profile) => [profile[grade], profile.zh[place]]));

    expect(words('cost', 0)).toEqual({ low: '低', medium: '中', high: '高' });
    expect(words('speed', 1)).toEqual({
      slow: '慢',
      'rather-slow': '稍慢',
      fast: '快',
      'very-fast': '很快',
    });
    expect(words('richness', 2)).toEqual({
      'not-rich': '不丰富',
      rich: '丰富',
      'very-rich': '很丰富',
    });
    expect(words('interactivity', 3)).toEqual({
      weak: '弱',
      'fairly-weak': '较弱',
      'fairly-strong': '较强',
      strong: '强',
    });
    expect(CHANNEL_SPEEDS).toEqual(['slow', 'rather-slow', 'fast', 'very-fast']);
    expect(CHANNEL_COSTS).toEqual(['low', 'medium', 'high']);
    expect(CHANNEL_RICHNESS).toEqual(['not-rich', 'rich', 'very-rich']);
    expect(CHANNEL_INTERACTIVITY).toEqual(['weak', 'fairly-weak', 'fairly-strong', 'strong']);
  });

  it('has the traits of five channels in words', () => {
    expect(Object.keys(CHANNEL_TRAITS)).toEqual([
      'face-to-face',
      'letter',
      'telephone',
      'website',
      'club',
    ]);
  });
});

describe('the choice of a channel', () => {
  it('for speed and interactivity at the least cost is the website', () => {
    const need: ChannelNeed = { speed: 'fast', interactivity: 'fairly-strong' };

    expect(chooseChannel(need, 'cost').channel).toBe('website');
    expect(chooseChannel(need, 'speed').channel).toBe('telephone');
  });

  it('has a Pareto set of those that none beats', () => {
    // The website is as good as the e-mail in three grades and better in the fourth; it beats the
    // letter in three, and is as rich.
    expect(chooseChannel({}, 'cost').pareto).toEqual(['face-to-face', 'website', 'telephone']);
    expect(chooseChannel({ cost: 'low' }, 'cost').pareto).toEqual(['website']);
    const [, , email] = CHANNEL_PROFILES;
    if (email === undefined) throw new Error('no such row');
    const equal: ChannelProfile = { ...email, channel: 'chat' };
    expect(chooseChannel({}, 'cost', [email, equal])).toEqual({
      channel: 'email',
      pareto: ['email', 'chat'],
      unmet: [],
    });
  });

  it.each([
    [{ cost: 'medium' }, ['letter', 'email', 'website']],
    [{ richness: 'very-rich' }, ['face-to-face']],
    [{ canBeKept: true }, ['letter', 'email', 'website']],
    [{ withoutArranging: true }, ['letter', 'email', 'website', 'telephone']],
    [{ forms: ['voice'] }, ['face-to-face', 'website', 'telephone']],
    [{ forms: ['activities'] }, []],
    [{ expected: ['letter', 'telephone', 'push'] }, ['letter', 'telephone']],
  ] as const)('%j leaves %j', (need, left) => {
    const { unmet } = chooseChannel(need, 'cost');
    const lacking = unmet.map(({ channel }) => channel);

    expect(
      CHANNEL_PROFILES.map(({ channel }) => channel).filter((one) => !lacking.includes(one)),
    ).toEqual(left);
  });

  it('that nothing meets tells all that each lacks', () => {
    const need: ChannelNeed = {
      cost: 'low',
      speed: 'very-fast',
      richness: 'very-rich',
      interactivity: 'strong',
      forms: ['activities'],
      canBeKept: true,
      withoutArranging: true,
      expected: ['push'],
    };
    const { channel, pareto, unmet } = chooseChannel(need, 'richness');

    expect([channel, pareto]).toEqual([null, []]);
    expect(Object.fromEntries(unmet.map((row) => [row.channel, row.lacks]))).toEqual({
      'face-to-face': ['cost', 'speed', 'forms', 'canBeKept', 'withoutArranging', 'expected'],
      letter: ['cost', 'speed', 'richness', 'interactivity', 'forms', 'expected'],
      email: ['speed', 'richness', 'interactivity', 'forms', 'expected'],
      website: ['speed', 'richness', 'interactivity', 'forms', 'expected'],
      telephone: ['cost', 'richness', 'interactivity', 'forms', 'canBeKept', 'expected'],
    });
  });

  it('looks at the other grades where the preferred one is equal', () => {
    expect(chooseChannel({ cost: 'low' }, 'cost').channel).toBe('website');
    expect(chooseChannel({}, 'interactivity').channel).toBe('face-to-face');
    expect(chooseChannel({ expected: ['website', 'telephone'] }, 'interactivity').channel).toBe(
      'website',
    );
  });

  it('refuses grades that are none, and channels that stand twice', () => {
    expect(() => chooseChannel({ speed: 'quick' as 'fast' }, 'cost')).toThrow(
      /speed must be one of/,
    );
    expect(() => chooseChannel({}, 'price' as 'cost')).toThrow(/prefer must be of/);
    expect(() => chooseChannel({}, 'cost', [...CHANNEL_PROFILES, ...CHANNEL_PROFILES])).toThrow(
      /must hold each channel once/,
    );
  });

  it('is, of any channels, in the Pareto set, and nothing outside it is better in a grade alone', () => {
    const anyProfile = fc.record({
      cost: fc.constantFrom(...CHANNEL_COSTS),
      speed: fc.constantFrom(...CHANNEL_SPEEDS),
      richness: fc.constantFrom(...CHANNEL_RICHNESS),
      interactivity: fc.constantFrom(...CHANNEL_INTERACTIVITY),
    });
    const scales = {
      cost: CHANNEL_COSTS.toReversed(),
      speed: CHANNEL_SPEEDS,
      richness: CHANNEL_RICHNESS,
      interactivity: CHANNEL_INTERACTIVITY,
    } as const;
    const grades = Object.keys(scales) as (keyof typeof scales)[];
    let beaten = 0;
    fc.assert(
      fc.property(
        fc.array(anyProfile, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...grades),
        (drawn, prefer) => {
          const profiles = drawn.map(
            (grade, index): ChannelProfile => ({
              ...(CHANNEL_PROFILES[0] as ChannelProfile),
              ...grade,
              channel: CHANNELS[index] ?? 'email',
            }),
          );
          const { channel, pareto, unmet } = chooseChannel({}, prefer, profiles);
          const at = (profile: ChannelProfile, grade: keyof typeof scales) =>
            (scales[grade] as readonly string[]).indexOf(profile[grade]);
          expect(unmet).toEqual([]);
          expect(pareto).toContain(channel);
          for (const profile of profiles) {
            const beats = profiles.filter(
              (other) =>
                grades.every((grade) => at(other, grade) >= at(profile, grade)) &&
                grades.some((grade) => at(other, grade) > at(profile, grade)),
            );
            expect(pareto.includes(profile.channel)).toBe(beats.length === 0);
            if (beats.length > 0) beaten += 1;
            const best = profiles.find((one) => one.channel === channel) as ChannelProfile;
            expect(at(best, prefer)).toBeGreaterThanOrEqual(at(profile, prefer));
          }
        },
      ),
    );
    expect(beaten).toBeGreaterThan(100);
  });
});

describe('what a message is made of', () => {
  it('has to be carried by the channel', () => {
    expect(uncarriedForms(MESSAGE_FORMS, 'telephone')).toEqual([
      'pictures',
      'gestures',
      'surroundings',
      'activities',
    ]);
    expect(uncarriedForms(MESSAGE_FORMS, 'face-to-face')).toEqual(['activities']);
    expect(uncarriedForms(['words'], 'push')).toBeNull();
  });
});
