import { expect, test } from 'vitest';
import { buttonsOf, fieldsOf, linesOf } from '../../bot/demo/card-view.ts';

const execute = (title: string, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb: 'v',
  data: { press: title },
  fallback: { type: 'Action.Submit', title, data: {} },
  ...more,
});

const card = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: '1\\. Ann \\*Weber\\*' },
    {
      type: 'RichTextBlock',
      inlines: ['Owner ', { type: 'TextRun', text: 'Sam' }],
      selectAction: execute('Open'),
    },
    { type: 'FactSet', facts: [{ title: 'Score', value: '80' }] },
    {
      type: 'ColumnSet',
      columns: [
        { items: [{ type: 'TextBlock', text: 'left' }] },
        { items: [{ type: 'TextBlock', text: 'right' }] },
      ],
    },
    {
      type: 'Table',
      rows: [
        {
          cells: [
            { items: [{ type: 'TextBlock', text: 'a' }] },
            { items: [{ type: 'TextBlock', text: 'b' }] },
          ],
        },
      ],
    },
    { type: 'Container', isVisible: false, items: [{ type: 'TextBlock', text: 'hidden' }] },
    {
      type: 'Container',
      selectAction: execute('Row'),
      items: [
        { type: 'TextBlock', text: 'first' },
        { type: 'TextBlock', text: 'second' },
      ],
    },
    { type: 'Input.Text', id: 'topic', label: 'Topic', value: 'Bikes', isRequired: true },
    {
      type: 'Input.ChoiceSet',
      id: 'create',
      label: 'Create',
      isMultiSelect: true,
      value: 'a,c',
      choices: [
        { title: 'Account', value: 'a' },
        { title: 'Contact', value: 'c' },
        { title: 'Deal', value: 'd' },
      ],
    },
    { type: 'Input.ChoiceSet', id: 'match', label: 'Match', choices: [{ title: 'Contoso', value: '1' }] },
    { type: 'ActionSet', actions: [execute('Inside')] },
  ],
  actions: [execute('Save'), execute('Cancel', { associatedInputs: 'none' })],
};

test('a card reads from top to bottom as a person sees it', () => {
  expect(linesOf(card)).toEqual([
    '1. Ann *Weber*',
    'Owner Sam [Open]',
    'Score: 80',
    'left | right',
    'a | b',
    'first',
    'second [Row]',
    'Topic: [Bikes]',
    'Create: [x] Account  [x] Contact  [ ] Deal',
    'Match: ( ) Contoso',
    '[Inside]',
    '[Save] [Cancel]',
  ]);
});

test('each button is found once, with or without the fields', () => {
  expect(buttonsOf(card).map(({ title, takesFields }) => [title, takesFields])).toEqual([
    ['Open', true],
    ['Row', true],
    ['Inside', true],
    ['Save', true],
    ['Cancel', false],
  ]);
});

test('fields know what stands in them and what may', () => {
  expect(fieldsOf(card).map(({ id, value, required, multiple }) => [id, value, required, multiple])).toEqual([
    ['topic', 'Bikes', true, false],
    ['create', 'a,c', false, true],
    ['match', '', false, false],
  ]);
});

test('what is no card has nothing to show', () => {
  expect([linesOf(undefined), buttonsOf(null), fieldsOf('x')]).toEqual([[], [], []]);
});
