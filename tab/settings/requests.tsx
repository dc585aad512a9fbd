import type { AdminChange, Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { useWords } from '../words/words.ts';

type Requests = Extract<Area, { kind: 'requests' }>;
type Waiting = Requests['requests'][number];

/** Who waits for access, and every way of giving it. */
export function Requests({ area }: { area: Requests }) {
  const words = useWords();
  if (area.requests.length === 0) return <p>{words.settings.requestsNone}</p>;
  return (
    <ul class="notes">
      {area.requests.map((waiting) => (
        <Request key={waiting.request.id} waiting={waiting} />
      ))}
    </ul>
  );
}

function Request({ waiting: { request, ways } }: { waiting: Waiting }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  const decide = (verdict: Extract<AdminChange, { kind: 'verdict' }>['verdict']): void =>
    propose({ kind: 'verdict', requestId: request.id, verdict });
  const labelOf = ({ verdict, roleName = '', unitName = '' }: Waiting['ways'][number]): string =>
    verdict.kind === 'grant' ? own.grantTo(roleName) : own.assignTo(roleName, unitName);
  return (
    <li>
      <p>
        <strong>{own.asks(request.personName, words.day(request.askedAt))}</strong>{' '}
        {request.wish.kind === 'membership' ? own.asksMembership : own.asksPrivileges}
      </p>
      {request.wish.kind === 'privileges' && (
        <ul>
          {request.wish.missing.map(({ privilege, on, needed, held }) => (
            <li key={`${privilege} ${on}`}>
              {own.privileges[privilege]} · {own.entities[on] ?? on.replace('custom:', '')}:{' '}
              {own.levels[held]} → {own.levels[needed]}
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        {ways.map((way) => (
          <span key={labelOf(way)}>
            <fluent-button appearance="primary" onClick={() => decide(way.verdict)}>
              {labelOf(way)}
            </fluent-button>
            {way.others.length > 0 && <span class="quiet"> {own.alsoFor(way.others.join(', '))}</span>}
          </span>
        ))}
        <fluent-button onClick={() => decide({ kind: 'deny' })}>{own.deny}</fluent-button>
      </div>
    </li>
  );
}
