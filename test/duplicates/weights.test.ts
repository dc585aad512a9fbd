import { expect, test } from 'vitest';
import { defaultWeights } from '../../domain/duplicates/default-weights.ts';
import { parseWeights } from '../../domain/duplicates/weights.ts';

/** The weights of the product, changed somewhere. */
const changed = (change: (weights: ReturnType<typeof copy>) => unknown): unknown => {
  const weights = copy();
  change(weights);
  return weights;
};
const copy = () =>
  JSON.parse(JSON.stringify(defaultWeights)) as Record<
    'person' | 'company' | 'names',
    Record<string, unknown>
  > & {
    version: unknown;
    person: { levels: Record<string, Record<string, unknown>> };
  };

test('the weights of the product are sound, read from a file, too', () => {
  expect(parseWeights(copy())).toEqual({ ok: true, weights: defaultWeights });
});

test('a share of nothing, of everything, and names that nobody has are sound', () => {
  const bounds = changed((weights) => {
    weights.person['shares'] = [0, 1, 0, 0];
    weights.names['people'] = 0;
    weights.names['first'] = { ann: 0 };
  });
  expect(parseWeights(bounds)).toMatchObject({ ok: true });
});

test.each([
  ['nothing', null, 'version is not 1'],
  ['a text', 'weights', 'version is not 1'],
  ['another version', changed((weights) => (weights.version = 2)), 'version is not 1'],
  ['no names', changed((weights) => (weights.names = null as never)), 'names are not counts'],
  ['names of nobody counted', changed(({ names }) => (names['people'] = '7')), 'names are not counts'],
  ['fewer than no people', changed(({ names }) => (names['people'] = -1)), 'names are not counts'],
  ['no first names', changed(({ names }) => (names['first'] = 7)), 'names are not counts'],
  [
    'a first name that was not counted',
    changed(({ names }) => (names['first'] = { ann: 1, bo: '1' })),
    'names are not counts',
  ],
  ['no last names', changed(({ names }) => (names['last'] = null)), 'names are not counts'],
  ['no model of people', changed((weights) => (weights.person = undefined as never)), 'person.shares'],
  ['no shares', changed(({ company }) => (company['shares'] = {})), 'company.shares'],
  ['three shares', changed(({ company }) => (company['shares'] = [0.1, 0.2, 0.7])), 'company.shares'],
  ['a share above one', changed(({ person }) => (person['shares'] = [0.1, 0.2, 0.6, 1.1])), 'person.shares'],
  [
    'a share below nothing',
    changed(({ person }) => (person['shares'] = [0.1, 0.2, 0.6, -0.1])),
    'person.shares',
  ],
  ['a share in words', changed(({ person }) => (person['shares'] = [0.1, 0.2, 0.6, '0.1'])), 'person.shares'],
  [
    'no levels',
    changed(({ person }) => (person.levels = undefined as never)),
    'person.levels.name.same is not four probabilities',
  ],
  [
    'a field without levels',
    changed(({ person }) => delete person.levels['email']),
    'person.levels.email.same is not four probabilities',
  ],
  [
    'a level missing',
    changed(({ person }) => delete person.levels['email']?.['shared']),
    'person.levels.email.shared is not four probabilities',
  ],
])('%s is refused, and it says where', (_, weights, problem) => {
  expect(parseWeights(weights)).toEqual({ ok: false, problem });
});
