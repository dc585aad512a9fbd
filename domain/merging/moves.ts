import { processFlows } from '../collections.ts';
import { type CoreRecord, nameOfRecord } from '../core-records.ts';
import { type Actor, may } from '../people/access.ts';
import { countNotes } from '../qualification/preflight.ts';
import type { View } from '../store/store.ts';
import type { Children, Link } from './children.ts';

/** What goes over to the master, as far as the actor may read it (SEC7). */
export interface Moves {
  readonly notes: number;
  readonly attachments: number;
  /** Opportunities, contacts, leads and accounts that point to the master afterwards. */
  readonly records: readonly { readonly kind: Link['kind']; readonly id: string; readonly name: string }[];
  /** The process it is in: it goes on with the master, or ends because the master follows one already. */
  readonly process?: { readonly name: string; readonly stage: string; readonly goesOn: boolean };
}

export async function movesOf(view: View, actor: Actor, children: Children): Promise<Moves> {
  const { instance, masterGuided } = children;
  const process = instance && (await view.get(processFlows, instance.processId));
  return {
    ...countNotes(actor, children.notes),
    records: children.links.flatMap(({ kind, record }) =>
      may(actor, 'read', kind, record)
        ? [{ kind, id: record.id, name: nameOfRecord(kind, record as CoreRecord) }]
        : [],
    ),
    ...(instance && {
      process: {
        name: process?.name ?? instance.processId,
        stage:
          process?.stages.find(({ id }) => id === instance.activeStageId)?.name ?? instance.activeStageId,
        goesOn: !masterGuided,
      },
    }),
  };
}
