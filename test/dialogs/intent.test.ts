import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentOf, oneSlipApart } from '../../dialogs/intent.ts';

const words = (name: string) => ({ kind: 'words', words: name }) as const;

describe('what a text asks for', () => {
  test.each([
    ['help', { kind: 'help' }],
    ['HELP!', { kind: 'help' }],
    ['hepl', { kind: 'help' }],
    ['Hi', { kind: 'greet' }],
    ['helo', { kind: 'greet' }],
    ['thank you so much!', { kind: 'thanks' }],
    ['cancle', { kind: 'cancel' }],
    ['never mind', { kind: 'cancel' }],
    ['my open leads', { kind: 'list-leads', view: 'my-open' }],
    ['show my leads', { kind: 'list-leads', view: 'my-open' }],
    ['open leads', { kind: 'list-leads', view: 'open' }],
    ['Closed Leads', { kind: 'list-leads', view: 'closed' }],
    ['all leads', { kind: 'list-leads', view: 'all' }],
    ['my open leads scored', { kind: 'list-leads', view: 'my-open-scored' }],
    ['find ann meier', { kind: 'find-leads', text: 'ann meier' }],
    ['search for  contoso', { kind: 'find-leads', text: 'contoso' }],
    ['find lead named O’Brien', { kind: 'find-leads', text: 'O’Brien' }],
    ['show Ann Meyer', { kind: 'show-lead', lead: words('Ann Meyer') }],
    ['show lead of Ann Meyer', { kind: 'show-lead', lead: words('Ann Meyer') }],
    ['qualify Ann Contoso', { kind: 'qualify-lead', lead: words('Ann Contoso') }],
    ['please qualify the lead Ann Meyer.', { kind: 'qualify-lead', lead: words('Ann Meyer') }],
    ['qualify it', { kind: 'qualify-lead', lead: { kind: 'last' } }],
    ['Qualify', { kind: 'qualify-lead', lead: { kind: 'last' } }],
    ['can I qualify Ann Meyer?', { kind: 'can-i-qualify', lead: words('Ann Meyer') }],
    ['could you qualify this lead', { kind: 'qualify-lead', lead: { kind: 'last' } }],
    ['disqualify Ann Meyer', { kind: 'disqualify-lead', lead: words('Ann Meyer') }],
    ['reactivate Ann', { kind: 'reactivate-lead', lead: words('Ann') }],
    ['set active for Ann', { kind: 'set-active-stage', lead: words('Ann') }],
    ['next stage', { kind: 'next-stage', lead: { kind: 'last' } }],
    ['undo', { kind: 'undo', lead: { kind: 'last' } }],
    ['new lead', { kind: 'new-lead' }],
    ['create a new lead', { kind: 'new-lead' }],
    ['edit Ann Meyer', { kind: 'edit-lead', lead: words('Ann Meyer') }],
    ['assign Ann Meyer to Tom', { kind: 'assign-lead', lead: words('Ann Meyer'), to: words('Tom') }],
    ['give it to Priya Nair', { kind: 'assign-lead', lead: { kind: 'last' }, to: words('Priya Nair') }],
    ['assign ann meyer to me', { kind: 'assign-lead', lead: words('ann meyer'), to: { kind: 'me' } }],
    ['reassign ann meyer', { kind: 'assign-lead', lead: words('ann meyer') }],
    ['assign lead', { kind: 'assign-lead', lead: { kind: 'last' } }],
    ['settings', { kind: 'settings' }],
    ['request access', { kind: 'request-access' }],
    [
      'Active stage is not on lead entity.',
      { kind: 'explain-error', text: 'Active stage is not on lead entity.' },
    ],
    ['error 0x80040519', { kind: 'explain-error', text: 'error 0x80040519' }],
  ] as const)('%s', (text, command) => {
    expect(intentOf(text)).toEqual(command);
  });

  test.each([
    'why does the bot qualify leads',
    'I did not qualify Ann, did you?',
    'who can disqualify a lead',
    'flumm the quux',
  ])('%s is no command', (text) => {
    expect(intentOf(text).kind).toBe('unknown');
  });

  test('a sentence that asks about qualifying never qualifies', () => {
    const asking = [
      'how do I qualify',
      'why can’t I qualify',
      'what happens when I qualify',
      'when should I qualify',
      'who may qualify',
      'did somebody qualify',
    ];
    for (const start of asking) expect(intentOf(`${start} Ann Meyer?`).kind).not.toBe('qualify-lead');
  });

  test('any text at all gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => intentOf(text).kind.length > 0),
    );
  });
});

test('one slip of the finger is forgiven, two are not', () => {
  for (const slip of ['cancle', 'cance', 'canncel', 'csncel', 'cancel'])
    expect(oneSlipApart(slip, 'cancel')).toBe(true);
  for (const other of ['cnacle', 'canal', 'cancelled', '']) expect(oneSlipApart(other, 'cancel')).toBe(false);
});
