import { userInfo } from 'node:os';
import type { Whom } from '../../domain/privacy/find-person.ts';
import { forget } from './forget-run.ts';
import { readOptions } from './options.ts';
import { terminal } from './screen.ts';
import { withConfig } from './with-store.ts';

const usage = `Usage: npm run -s forget -- --email <address> | --phone <number> | --lead <id>   [options]

  --also <word>   another word that tells of the person, erased wherever it stands; may be repeated
  --yes           erase; without it nothing is changed, and it is told what would be
  --by <name>     who does it; else the user of this machine
  --why <reason>  why; else “privacy request”

Erases a person from all records, their history, working memory and the audit trail. There is no way back.`;

const options = readOptions(usage, {
  email: { type: 'string' },
  phone: { type: 'string' },
  lead: { type: 'string' },
  also: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
  by: { type: 'string' },
  why: { type: 'string' },
});

function whomOf({ email, phone, lead }: NonNullable<typeof options>): Whom | undefined {
  const named: Whom[] = [
    ...(email === undefined ? [] : [{ kind: 'email', email } as const]),
    ...(phone === undefined ? [] : [{ kind: 'phone', phone } as const]),
    ...(lead === undefined ? [] : [{ kind: 'lead', id: lead } as const]),
  ];
  return named.length === 1 ? named[0] : undefined;
}

if (options !== undefined) {
  const whom = whomOf(options);
  const { also: words = [], yes, by = userInfo().username, why = 'privacy request' } = options;
  const done =
    whom === undefined
      ? terminal.line(usage)
      : await withConfig(terminal, (config) =>
          forget({ whom, words, ...(yes && { forgetting: { by, why, at: new Date() } }) }, config, terminal),
        );
  if (!done) process.exitCode = 1;
}
