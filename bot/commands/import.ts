import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { encodings } from '../../domain/leads/csv-text.ts';
import { importDecisions } from '../../domain/leads/decide-import.ts';
import { type ImportOptions, importFile } from './import-file.ts';
import { terminal } from './screen.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: npm run import -- <leads.csv> [options]

  --dry-run            report what would happen, save nothing
  --skip-errors        import the good rows although others are not
  --owner <person>     who gets leads without an owner: an id, e-mail address or name
  --duplicates <how>   likely duplicates, in the file or of stored leads: create (default), skip,
                       update the existing lead, or ask: write a report and save nothing
  --report <csv>       where to write that report (default: beside the file)
  --decisions <csv>    that report with create, skip or update in its last column
  --encoding <name>    ${encodings.join(', ')} (default utf-8)

Columns: leadId, firstName, lastName, companyName, email, phone … in any order, in English or German.`;

/** The options on the command line, or why they are none. */
function readArguments(): ImportOptions | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'skip-errors': { type: 'boolean', default: false },
        owner: { type: 'string' },
        duplicates: { type: 'string' },
        report: { type: 'string' },
        decisions: { type: 'string' },
        encoding: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (values.help || file === undefined || others.length > 0) return usage;
    const encoding = encodings.find((name) => name === values.encoding?.toLowerCase());
    if (values.encoding !== undefined && encoding === undefined)
      return `The encoding ${values.encoding} is not known.\n\n${usage}`;
    const duplicates = importDecisions.find((how) => how === values.duplicates?.toLowerCase());
    if (values.duplicates !== undefined && duplicates === undefined)
      return `--duplicates is create, skip, update or ask, not ${values.duplicates}.\n\n${usage}`;
    return {
      file,
      dryRun: values['dry-run'],
      skipErrors: values['skip-errors'],
      ...(values.owner !== undefined && { owner: values.owner }),
      ...(duplicates !== undefined && { duplicates }),
      ...(values.report !== undefined && { report: values.report }),
      ...(values.decisions !== undefined && { decisions: values.decisions }),
      ...(encoding !== undefined && { encoding }),
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}

const options = readArguments();
const at = new Date();
const done =
  typeof options === 'string'
    ? terminal.line(options)
    : await withStore(terminal, at, (store) =>
        importFile(options, { store, at, newId: randomUUID, screen: terminal }),
      );
if (!done) process.exitCode = 1;
