import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** An unknown member of the organisation can ask questions and request access, nothing else (design: people and roles). */
export const stranger = (_turn: Turn): Reply => ({
  kind: 'stranger',
  requested: false,
  offers: [{ kind: 'request-access' }, { kind: 'help' }],
});
