import type { Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Steps } from '../parts/steps.tsx';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

/** The scoring models; one is trained in the chat, where its quality is explained. */
export function Models({
  area,
  changed,
}: {
  area: Extract<Area, { kind: 'scoringModels' }>;
  changed: () => void;
}) {
  const words = useWords();
  const own = words.settings;
  return (
    <>
      <Steps steps={area.steps} label={own.areas.models} changed={changed} />
      {area.models.length === 0 ? <p>{own.modelsNone}</p> : <List area={area} />}
    </>
  );
}

function List({ area }: { area: Extract<Area, { kind: 'scoringModels' }> }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  return (
    <Table
      caption={own.areas.models}
      rows={area.models}
      keyOf={({ id }) => id}
      columns={[
        { name: 'model', label: own.model, cell: ({ name }) => name },
        {
          name: 'quality',
          label: own.quality,
          number: true,
          cell: ({ active }) => active?.learned.validation.metrics.auc?.toFixed(2) ?? '–',
        },
        { name: 'status', label: own.status, cell: ({ status }) => own.modelStatuses[status.kind] },
        { name: 'edited', label: own.edited, cell: ({ editedAt }) => words.day(editedAt) },
        ...(area.mayChange
          ? [
              {
                name: 'do',
                label: words.act,
                cell: ({ id, name, status }: (typeof area.models)[number]) =>
                  status.kind === 'retired' ? (
                    ''
                  ) : (
                    <div class="buttons">
                      {status.kind === 'draft' && (
                        <fluent-button
                          onClick={() => propose({ kind: 'model', change: { id, act: 'publish' } })}
                        >
                          {own.publishModel}
                          <span class="hidden"> {name}</span>
                        </fluent-button>
                      )}
                      <fluent-button
                        onClick={() => propose({ kind: 'model', change: { id, act: 'retire' } })}
                      >
                        {own.retireModel}
                        <span class="hidden"> {name}</span>
                      </fluent-button>
                    </div>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
