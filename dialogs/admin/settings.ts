import { processFlows } from '../../domain/collections.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { legacyAnswer, loadSettings } from '../../domain/qualification/settings-change.ts';
import type { View } from '../../domain/store/store.ts';
import { everything } from '../everything.ts';
import type { Reply } from '../reply.ts';

/** `settings`: everybody may see how the organisation is set up; administrators get the fields to change it. */
export async function showSettings(view: View, actor: Actor): Promise<Reply> {
  const settings = await loadSettings(view);
  const processes = (await everything(view, processFlows)).map(({ id, name }) => ({ id, name }));
  return {
    kind: 'settings',
    settings,
    legacy: legacyAnswer(settings),
    processes,
    mayChange: levelHeld(actor, 'write', 'settings') !== 'none',
    offers: [{ kind: 'help' }],
  };
}
