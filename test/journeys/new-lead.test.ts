import { describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { as, talk } from '../dialogs/talk.ts';

describe('a salesperson creates a lead in chat', () => {
  test('one form, saved once however often it is pressed, then it is shown with its next steps', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'new lead'));
    const fields = {
      topic: 'Two feed pumps',
      firstName: 'Quentin',
      lastName: 'Zabriskie',
      companyName: 'Zabriskie Mills',
    };
    const created = as('leadCreated', await t.answers('sam', form, 'save', fields));
    expect(created.lead).toMatchObject({ name: 'Quentin Zabriskie', owner: 'Sam Rivera', state: 'open' });
    expect(await t.answers('sam', form, 'save', fields)).toEqual(created);
    expect(await t.store.read((view) => view.size(leads))).toBe(61);
    expect(as('leadCard', await t.says('sam', 'show it')).lead.id).toBe(created.lead.id);
  });

  test('a lead that exists already is shown before anything is saved, and saved only on purpose', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'new lead'));
    const fields = {
      topic: 'Pumps',
      firstName: 'Hanna',
      lastName: 'Berg',
      companyName: 'Graphic Design School',
    };
    const warned = as('leadForm', await t.answers('sam', form, 'save', fields));
    expect(warned.lookalikes.map(({ id }) => id)).toEqual(['print-cooling']);
    expect(warned.values).toMatchObject(fields);
    expect(await t.store.read((view) => view.size(leads))).toBe(60);
    as('leadCreated', await t.answers('sam', warned, 'saveAnyway', fields));
  });

  test('every field that is wrong is named at once, and what was typed stays', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'new lead'));
    const again = as(
      'leadForm',
      await t.answers('sam', form, 'save', { topic: '', email: 'ann@@x', phone: 'call me' }),
    );
    expect(again.errors.map(({ field, reason }) => `${field} ${reason}`).toSorted()).toEqual([
      'email notAnEmail',
      'phone notAPhone',
      'topic required',
    ]);
    expect(again.values).toMatchObject({ email: 'ann@@x', phone: 'call me' });
  });

  test('a lead that somebody saved meanwhile is not overwritten unseen', async () => {
    const t = await talk();
    const mine = as('leadForm', await t.says('sam', 'edit hannah berg'));
    const theirs = as('leadForm', await t.says('mira', 'edit hannah berg'));
    as('leadCreated', await t.answers('mira', theirs, 'save', { jobTitle: 'Director' }));
    const warned = as('leadForm', await t.answers('sam', mine, 'save', { jobTitle: 'Owner' }));
    expect(warned.problem).toEqual({ kind: 'changedSince' });
    as('leadCreated', await t.answers('sam', warned, 'save', { jobTitle: 'Owner' }));
  });

  test('a closed lead is read-only', async () => {
    const t = await talk();
    const { refusal } = as('refused', await t.says('sam', 'edit erik holm'));
    expect(refusal.kind).toBe('leadClosed');
  });
});
