import { parseArgs } from 'node:util';
import { showLead, verify } from './audit-run.ts';
import { terminal } from './screen.ts';
import { withConfig } from './with-store.ts';

const usage = `Usage: npm run -s audit -- verify [--noted <number>:<hash>]
       npm run -s audit -- show --lead <name or id>

verify reckons the whole audit trail anew; it ends with 1 when any of it was altered or taken out. --noted is an entry
that was written down before (npm run backup prints the last one): without it a trail cut off at its end looks whole.
show tells what happened to a lead. Both also work while the bot runs.`;

function command() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { noted: { type: 'string' }, lead: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const [, seq, hash] = /^(\d+):([\da-f]{64})$/.exec(values.noted ?? '') ?? [];
    const noted = seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
    const [what, ...others] = positionals;
    if (values.help || others.length > 0) return usage;
    if (what === 'verify' && (values.noted === undefined || noted !== undefined))
      return { kind: 'verify', ...(noted && { noted }) } as const;
    if (what === 'show' && values.lead !== undefined) return { kind: 'show', lead: values.lead } as const;
    return usage;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}

const asked = command();
const done =
  typeof asked === 'string'
    ? terminal.line(asked)
    : await withConfig(terminal, (config) =>
        asked.kind === 'verify'
          ? verify(config, terminal, asked.noted)
          : showLead(asked.lead, config, terminal),
      );
if (!done) process.exitCode = 1;
