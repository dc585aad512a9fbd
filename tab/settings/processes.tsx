import { useState } from 'preact/hooks';
import type { AdminChange, Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Choose, Enter } from '../parts/fields.tsx';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';
import { Review } from './organisation.tsx';

type Processes = Extract<Area, { kind: 'processes' }>;
type Process = Processes['flows'][number];
type Edit = Extract<AdminChange, { kind: 'process' }>['edit'];

/** The business process flows with their stages and steps. */
export const Processes = ({ area }: { area: Processes }) => (
  <>
    {area.flows.map((flow) => (
      <OneProcess key={flow.id} flow={flow} mayChange={area.mayChange} />
    ))}
  </>
);

function OneProcess({ flow, mayChange }: { flow: Process; mayChange: boolean }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  const change = (edit: Edit): void => propose({ kind: 'process', processId: flow.id, edit });
  return (
    <section>
      <h3>{flow.name}</h3>
      {flow.stages.map((stage) => (
        <Table
          key={stage.id}
          showCaption
          caption={`${stage.name} (${own.on_(own.entities[stage.entity] ?? stage.entity)})`}
          rows={stage.steps}
          keyOf={({ field }) => field}
          columns={[
            { name: 'label', label: own.steps, cell: ({ label }) => label },
            { name: 'field', label: own.field, cell: ({ field }) => field },
            {
              name: 'required',
              label: own.required,
              cell: ({ required }) => (required ? own.required : own.optional),
            },
            ...(mayChange
              ? [
                  {
                    name: 'do',
                    label: words.act,
                    cell: ({ field, label, required }: Process['stages'][number]['steps'][number]) => (
                      <div class="buttons">
                        <fluent-button
                          size="small"
                          onClick={() =>
                            change({ kind: 'requireStep', stageId: stage.id, field, required: !required })
                          }
                        >
                          {required ? own.makeOptional : own.makeRequired}
                          <span class="hidden"> {label}</span>
                        </fluent-button>
                        <fluent-button
                          size="small"
                          onClick={() => change({ kind: 'removeStep', stageId: stage.id, field })}
                        >
                          {own.removeStep}
                          <span class="hidden"> {label}</span>
                        </fluent-button>
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ))}
      {mayChange && <AddStep flow={flow} change={change} />}
    </section>
  );
}

function AddStep({ flow, change }: { flow: Process; change: (edit: Edit) => void }) {
  const words = useWords();
  const own = words.settings;
  const [stageId, setStage] = useState(flow.stages[0]?.id ?? '');
  const [step, setStep] = useState({ field: '', label: '' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change({ kind: 'addStep', stageId, step: { ...step, required: false } });
      }}
    >
      <h4>{own.addStep}</h4>
      <div class="bar">
        <Choose
          label={own.stage}
          value={stageId}
          choices={flow.stages.map(({ id, name }) => ({ value: id, label: name }))}
          changed={setStage}
        />
        <Enter label={own.field} value={step.field} changed={(field) => setStep({ ...step, field })} />
        <Enter label={own.label} value={step.label} changed={(label) => setStep({ ...step, label })} />
        <Review />
      </div>
    </form>
  );
}
