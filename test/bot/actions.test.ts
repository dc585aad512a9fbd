import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActions } from '../../bot/actions.ts';
import type { Command } from '../../dialogs/command.ts';

const actions = createActions(Buffer.alloc(32, 1));
const command: Command = { kind: 'flow', flow: 'qualify:sam:lead-1', rev: 3, press: 'link:contact-9' };

describe('SEC8: buttons cannot be forged', () => {
  test('a button carries its command, and the fields come beside it', () => {
    const data = { ...actions.sign(command), topic: 'Bikes', budget: 40_000, agreed: true };
    expect(actions.parse(data)).toEqual({
      command,
      fields: { topic: 'Bikes', budget: '40000', agreed: 'true' },
    });
  });

  test('any text survives the trip', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const question: Command = { kind: 'question', text };
        expect(actions.parse(actions.sign(question))?.command).toEqual(JSON.parse(JSON.stringify(question)));
      }),
    );
  });

  test('of 10,000 mutated presses not one is taken', () => {
    const { press } = actions.sign(command);
    const edit = fc.tuple(
      fc.nat(press.length - 1),
      fc.constantFrom(...'AZaz09-_.='),
      fc.constantFrom('replace', 'insert', 'cut', 'remove'),
    );
    const taken = fc.sample(edit, 10_000).filter(([at, letter, how]) => {
      const mutated =
        how === 'cut'
          ? press.slice(0, at)
          : press.slice(0, at) +
            (how === 'remove' ? '' : letter) +
            press.slice(how === 'insert' ? at : at + 1);
      return mutated !== press && actions.parse({ press: mutated }) !== undefined;
    });
    expect(taken.map(([at]) => at).filter((at) => at < press.length - 1)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'press'],
    ['a list', [actions.sign(command)]],
    ['no press', { topic: 'x' }],
    ['a press that is no text', { press: { payload: 'x' } }],
    ['an unsigned command', { press: Buffer.from(JSON.stringify(command)).toString('base64url') }],
    ['an empty signature', { press: `${Buffer.from(JSON.stringify(command)).toString('base64url')}.` }],
    ['another bot’s signature', createActions(Buffer.alloc(32, 2)).sign(command)],
    ['two signatures', { press: `${actions.sign(command).press}.x` }],
  ])('%s is not a press', (_, data) => {
    expect(actions.parse(data)).toBeUndefined();
  });

  test('fields are cut to a size that no form asks for, and what is no input is left out', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, 'x']));
    const press = actions.parse({
      ...actions.sign(command),
      long: 'x'.repeat(100_000),
      nested: { a: 1 },
      ...many,
    });
    expect(Object.keys(press?.fields ?? {})).toHaveLength(100);
    expect(press?.fields['long']).toHaveLength(32_000);
    expect(press?.fields['nested']).toBeUndefined();
  });

  test('all fields together are cut to what a long article needs, and no more is kept of a card', () => {
    const long = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}`, 'x'.repeat(10_000)]));
    const { fields = {} } = actions.parse({ ...actions.sign(command), ...long }) ?? {};
    const lengths = Object.values(fields).map(({ length }) => length);
    expect(lengths.reduce((sum, each) => sum + each, 0)).toBe(64_000);
    expect(Object.keys(fields)).toHaveLength(50);
  });

  test('a field called __proto__ is a field and changes nothing else', () => {
    const data = JSON.parse(
      `{"press":"${actions.sign(command).press}","__proto__":"polluted","constructor":"x"}`,
    );
    const fields = actions.parse(data)?.fields ?? {};
    expect(Object.keys(fields)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
