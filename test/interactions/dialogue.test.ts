/** Dialogues that resume, one voice, touchpoints, and what is missing of a design. */
import { describe, expect, it } from 'vitest';

import {
  DIALOGUE_RULES,
  type DialogueTurn,
  dialoguePoint,
  reviewDialogue,
} from '../../src/domains/interactions/dialogue.ts';
import {
  designGaps,
  type InteractionDesign,
} from '../../src/domains/interactions/interaction-design.ts';
import { type VoicedOffer, voiceConflicts } from '../../src/domains/interactions/one-voice.ts';
import {
  auditTouchpoint,
  integrationGaps,
  type TouchpointAudit,
} from '../../src/domains/interactions/touchpoint.ts';
import { instant } from '../../src/kernel/instant.ts';

const at = (hour: number) => instant(Date.UTC(2026, 5, 1, hour));

function turn(
  id: string,
  by: 'customer' | 'firm',
  does: DialogueTurn['does'],
  some: Partial<DialogueTurn> = {},
): DialogueTurn {
  return { id, at: at(10), channel: 'email', by, topic: 'refund', does, answers: null, ...some };
}

describe('a dialogue', () => {
  it('is told in instants, and each answer is to the question it names', () => {
    const noDate = { at: new Date(0) as never };

    expect(() => dialoguePoint([turn('1', 'firm', 'tells', noDate)])).toThrow(
      'dialoguePoint: at must be an instant; write instant(date)',
    );
    const turns = [
      turn('1', 'customer', 'asks'),
      turn('2', 'customer', 'asks', { topic: 'address' }),
      turn('3', 'firm', 'answers', { answers: '2' }),
    ];
    expect(dialoguePoint(turns).open.map(({ id }) => id)).toEqual(['1']);
    expect(() => dialoguePoint([...turns, turn('4', 'firm', 'answers', { answers: '2' })])).toThrow(
      /must be an open question/,
    );
  });

  it('resumes where another topic is asked about, and is led by whoever began each', () => {
    const facts = { identified: null, willing: null, changed: null };
    const other = [
      turn('1', 'firm', 'asks'),
      turn('2', 'firm', 'asks', { topic: 'address' }),
      turn('3', 'customer', 'tells'),
    ];

    expect(reviewDialogue(other, facts)).toMatchObject({ resumes: 'kept', engaged: 'kept' });
    // The customer joined in a topic that the firm had begun, and began none.
    expect(reviewDialogue(other, facts)['either-leads']).toBe('broken');
    expect(
      reviewDialogue([turn('1', 'firm', 'asks'), turn('2', 'firm', 'asks')], facts),
    ).toMatchObject({ resumes: 'broken' });
    expect(() => reviewDialogue([turn('1', 'firm', 'answers')], facts)).toThrow(/open question/);
  });

  it('goes on where it stopped, on whatever channel', () => {
    const turns = [
      turn('1', 'customer', 'asks'),
      turn('2', 'firm', 'asks', { at: at(11) }),
      turn('3', 'customer', 'tells', { at: at(12), topic: 'address', channel: 'telephone' }),
      turn('4', 'customer', 'answers', { at: at(13), answers: '2', channel: 'telephone' }),
    ];

    expect(dialoguePoint(turns)).toEqual({
      open: [{ id: '1', topic: 'refund', waitsFor: 'firm', since: at(10) }],
      topics: ['refund', 'address'],
      next: 'firm',
      channel: 'telephone',
    });
    const answered = [...turns, turn('5', 'firm', 'answers', { at: at(14), answers: '1' })];
    expect(dialoguePoint(answered)).toMatchObject({
      open: [],
      next: null,
      topics: ['refund', 'address'],
    });
  });

  it('closes a topic with its questions, and opens it again when it is spoken of', () => {
    const closed = [
      turn('1', 'customer', 'asks'),
      turn('2', 'customer', 'asks', { topic: 'address' }),
      turn('3', 'firm', 'closes', { at: at(11) }),
    ];

    expect(dialoguePoint(closed)).toMatchObject({ topics: ['address'], open: [{ id: '2' }] });
    const again = [...closed, turn('4', 'customer', 'tells', { at: at(12) })];
    expect(dialoguePoint(again).topics).toEqual(['address', 'refund']);
    expect(dialoguePoint([])).toEqual({ open: [], topics: [], next: null, channel: null });
  });

  it.each([
    ['must ascend', [turn('1', 'firm', 'tells', { at: at(11) }), turn('2', 'firm', 'tells')]],
    ['must have each id once', [turn('1', 'firm', 'tells'), turn('1', 'firm', 'tells')]],
    ['must be an open question', [turn('1', 'firm', 'answers', { answers: '0' })]],
    ['must be an open question', [turn('1', 'firm', 'answers')]],
    [
      'must be an open question',
      [turn('1', 'firm', 'asks'), turn('2', 'firm', 'answers', { answers: '1' })],
    ],
    [
      'must be an open question',
      [turn('1', 'firm', 'asks'), turn('2', 'customer', 'tells', { answers: '1' })],
    ],
  ] as const)('that cannot be is refused: %s', (message, turns) => {
    expect(() => dialoguePoint(turns)).toThrow(message);
  });

  it('is held against the six rules of the source', () => {
    const both = ['customer', 'firm'] as const;
    const turns = [turn('1', 'customer', 'asks'), turn('2', 'firm', 'asks', { topic: 'address' })];
    const kept = reviewDialogue(turns, { identified: both, willing: both, changed: both });

    expect(Object.keys(kept)).toEqual(Object.keys(DIALOGUE_RULES));
    expect(new Set(Object.values(kept))).toEqual(new Set(['kept']));
    expect(
      reviewDialogue([turn('1', 'firm', 'asks'), turn('2', 'firm', 'asks')], {
        identified: ['firm'],
        willing: null,
        changed: [],
      }),
    ).toEqual({
      identified: 'broken',
      engaged: 'broken',
      willing: 'unknown',
      'either-leads': 'broken',
      'changes-both': 'broken',
      resumes: 'broken',
    });
    expect(reviewDialogue([], { identified: both, willing: both, changed: null })).toMatchObject({
      engaged: 'unknown',
      'either-leads': 'unknown',
      'changes-both': 'unknown',
      resumes: 'unknown',
    });
    // Once answered it may be asked again, and the other side may ask the same.
    const answered = [
      turn('1', 'firm', 'asks'),
      turn('2', 'customer', 'asks'),
      turn('3', 'customer', 'answers', { answers: '1' }),
      turn('4', 'firm', 'asks'),
    ];
    expect(
      reviewDialogue(answered, { identified: null, willing: null, changed: null }).resumes,
    ).toBe('kept');
  });
});

describe('one voice', () => {
  const said: VoicedOffer = {
    id: 'mail',
    item: 'kettle',
    channel: 'email',
    audience: null,
    terms: { priceMinor: 2900, currency: 'EUR' },
    from: at(8),
    until: at(12),
  };
  const shop: VoicedOffer = {
    ...said,
    id: 'shop',
    channel: 'store',
    terms: { priceMinor: 3500, currency: 'EUR' },
  };
  const conflict = { item: 'kettle', offers: ['mail', 'shop'], terms: ['priceMinor'] };

  it('is heard at instants', () => {
    const date = new Date(0) as never;
    const heard = (some: Partial<VoicedOffer>, now = at(1)) => {
      const offer = { ...said, from: at(0), until: null, ...some };
      return () => voiceConflicts([offer], now);
    };

    expect(heard({}, date)).toThrow('voiceConflicts: at must be an instant; write');
    expect(heard({ from: date })).toThrow('voiceConflicts: from must be an instant; write');
    expect(heard({ until: date })).toThrow('voiceConflicts: until must be an instant, or null');
    expect(heard({ until: at(0) })).toThrow('voiceConflicts: until must be after `from`');
  });

  it('is broken by two live offers on one item that disagree', () => {
    expect(voiceConflicts([said, shop], at(8))).toEqual([conflict]);
    expect(voiceConflicts([said, { ...shop, from: at(9) }], at(8))).toEqual([]);
    expect(voiceConflicts([said, { ...shop, until: at(9) }], at(9))).toEqual([]);
    expect(
      voiceConflicts([said, { ...shop, until: null }], instant(Date.UTC(2026, 5, 1, 11, 59))),
    ).toEqual([conflict]);
    expect(voiceConflicts([said, shop], at(12))).toEqual([]);
    expect(voiceConflicts([said, { ...shop, item: 'pan' }], at(8))).toEqual([]);
    expect(
      voiceConflicts([said, { ...shop, terms: { currency: 'EUR', priceMinor: 2900 } }], at(8)),
    ).toEqual([]);
  });

  it('is not broken by what is said to two groups without a common member', () => {
    const young = { ...said, audience: 'students' };

    expect(voiceConflicts([young, { ...shop, audience: 'members' }], at(8))).toEqual([]);
    expect(voiceConflicts([young, { ...shop, audience: 'students' }], at(8))).toEqual([conflict]);
    expect(voiceConflicts([young, shop], at(8))).toEqual([conflict]);
    expect(voiceConflicts([said, { ...shop, audience: 'members' }], at(8))).toEqual([conflict]);
  });

  it('names every term that differs, sorted, and every pair once', () => {
    const third = { ...shop, id: 'app', terms: { until: null } };
    const terms = ['currency', 'priceMinor', 'until'];

    expect(voiceConflicts([said, shop, third], at(8))).toEqual([
      conflict,
      { item: 'kettle', offers: ['mail', 'app'], terms },
      { item: 'kettle', offers: ['shop', 'app'], terms },
    ]);
    expect(() => voiceConflicts([{ ...said, until: at(8) }], at(8))).toThrow(/until must be after/);
  });
});

describe('a touchpoint', () => {
  const audit: TouchpointAudit = {
    touchpoint: 'hotline',
    channel: 'telephone',
    hours: { customers: [9, 18], firm: [9, 18] },
    contactsMonthly: 1,
    level: { isDirect: true, staffRank: null },
    needs: [{ need: 'status', isMet: true }],
    performance: [{ what: 'solved', wanted: 0.8, actual: 0.8 }],
  };

  it('of which all is well has no findings', () => {
    expect(auditTouchpoint(audit)).toEqual([]);
  });

  it('has findings for what is amiss, and for what nobody looked at', () => {
    expect(
      auditTouchpoint({
        ...audit,
        hours: { customers: [0, 9, 23], firm: [9] },
        needs: [
          { need: 'status', isMet: false },
          { need: 'price', isMet: null },
        ],
        performance: [
          { what: 'solved', wanted: 0.75, actual: 0.5 },
          { what: 'polite', wanted: 1, actual: null },
        ],
      }),
    ).toEqual([
      { code: 'NOBODY_THERE', hours: [0, 23] },
      { code: 'NEED_UNMET', need: 'status' },
      { code: 'NEED_UNKNOWN', need: 'price' },
      { code: 'BELOW_WANTED', what: 'solved', missing: 0.25 },
      { code: 'NOT_COUNTED', what: 'polite', missing: null },
    ]);
    const unseen = {
      hours: null,
      contactsMonthly: null,
      level: null,
      needs: null,
      performance: null,
    };
    expect(auditTouchpoint({ ...audit, ...unseen })).toEqual(
      ['frequency', 'level', 'needs', 'performance'].map((aspect) => ({
        code: 'NOT_LOOKED_AT',
        aspect,
      })),
    );
    expect(auditTouchpoint({ ...audit, contactsMonthly: null })).toEqual([
      { code: 'NOT_LOOKED_AT', aspect: 'frequency' },
    ]);
    for (const hour of [-1, 24, 1.5]) {
      const hours = { customers: [], firm: [hour] };
      expect(() => auditTouchpoint({ ...audit, hours })).toThrow(/hours must be whole, 0 to 23/);
    }
  });

  it('is designed with others in six steps and four questions', () => {
    const steps = {
      needs: 'a',
      function: 'b',
      volume: 'c',
      organisation: 'd',
      facilities: 'e',
      information: 'f',
    };
    const answers = { content: 'a', frequency: 'b', path: 'c', organisation: 'd' };

    expect(integrationGaps(steps, answers)).toEqual([]);
    expect(integrationGaps({ ...steps, volume: '' }, { ...answers, path: '' })).toEqual([
      'volume',
      'path?',
    ]);
  });
});

describe('the design of an interaction', () => {
  const design: InteractionDesign = {
    audience: ['growth'],
    goals: ['second-purchase', 'trust'],
    content: { theme: 'what goes with it', mainPoint: 'first', saysConclusion: true },
    budget: 'spring',
    channels: [{ channel: 'email', when: 'at-need' }],
    integration: 'one-voice',
    skills: ['standpoint'],
    evaluation: {
      goals: [
        { goal: 'second-purchase', isReached: true },
        { goal: 'trust', isReached: null },
      ],
      problems: [],
      discoveries: [],
    },
  };

  it('has eight steps, and says which are missing', () => {
    expect(designGaps(design)).toEqual([]);
    expect(
      designGaps({
        audience: [],
        goals: [],
        content: null,
        budget: null,
        channels: [],
        integration: null,
        skills: [],
        evaluation: null,
      }),
    ).toEqual([
      'audience',
      'goals',
      'content',
      'budget',
      'channels',
      'integration',
      'skills',
      'evaluation',
    ]);
    const silent = { theme: '', mainPoint: 'last', saysConclusion: false } as const;
    expect(designGaps({ ...design, content: silent })).toEqual(['content']);
  });

  it('is evaluated once every goal was spoken of', () => {
    const evaluation = {
      goals: [{ goal: 'trust', isReached: true }],
      problems: [],
      discoveries: [],
    };

    expect(designGaps({ ...design, evaluation })).toEqual(['evaluation']);
  });
});
