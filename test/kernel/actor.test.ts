import { describe, expect, it } from 'vitest';

import { actorOf, type By, parseActor } from '../../src/kernel/actor.ts';

describe('an actor', () => {
  it.each([
    ['till-4', { actor: 'till-4', authority: null }],
    [{ actor: 'bob' }, { actor: 'bob', authority: null }],
    [
      { actor: 'bob', authority: null },
      { actor: 'bob', authority: null },
    ],
    [
      { actor: 'bob', authority: 'ada' },
      { actor: 'bob', authority: 'ada' },
    ],
    [
      { actor: 'bob', authority: 'ada', note: 'x' },
      { actor: 'bob', authority: 'ada' },
    ],
  ])('said as %j is %j', (by, actor) => {
    expect(actorOf(by)).toStrictEqual(actor);
    expect(parseActor(by)).toStrictEqual({ ok: true, value: actor });
    expect(actorOf(actorOf(by))).toStrictEqual(actor);
  });

  it.each([
    [{ actor: '' }, [['actor']], 'by.actor'],
    [{ actor: 7 }, [['actor']], 'by.actor'],
    [{ authority: 'ada' }, [['actor']], 'by.actor'],
    [{ actor: 'bob', authority: '' }, [['authority']], 'by.authority'],
    [{ actor: 'bob', authority: 7 }, [['authority']], 'by.authority'],
    [{ actor: '', authority: 'a\0' }, [['actor'], ['authority']], 'by.actor'],
  ])('is not %j', (by, paths, field) => {
    const read = parseActor(by);

    expect(read).toMatchObject({ ok: false, issues: paths.map((path) => ({ path })) });
    expect(read).toMatchObject({ issues: paths.map(() => ({ code: 'NOT_AN_ID' })) });
    expect(() => actorOf(by as By)).toThrow(`actorOf: ${field} must be an id`);
  });

  it.each([null, undefined, 7, '', [], ['bob'], new Date(0), 'x'.repeat(201)])(
    'is not read from %s',
    (from) => {
      expect(parseActor(from)).toMatchObject({ ok: false, issues: [{ code: 'NOT_AN_ACTOR' }] });
    },
  );

  it('is refused as the text it was said with', () => {
    expect(() => actorOf('')).toThrow('actorOf: by.actor must be an id');
  });
});
