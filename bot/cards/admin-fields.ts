import type { IChoiceSetInput, IExecuteAction } from '@microsoft/teams.cards';
import type { AdminChange } from '../../dialogs/admin/change.ts';
import { button, type Look, plain } from './elements.ts';

/** A button that starts a change; its consequence is shown before anything is saved. */
export const change = (look: Look, what: AdminChange, title: string): IExecuteAction =>
  button(look, { kind: 'change', change: what }, title);

/** A compact choice. */
export const choose = (
  id: string,
  label: string,
  choices: readonly (readonly [title: string, value: string])[],
  value?: string,
): IChoiceSetInput => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: 'compact',
  wrap: true,
  ...(value === undefined ? {} : { value }),
  choices: choices.map(([title, each]) => ({ title: plain(title), value: each })),
});
