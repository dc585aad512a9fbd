import { parseArgs } from 'node:util';
import { type ExportOptions, exportFile } from './export-file.ts';
import { terminal } from './screen.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: npm run export -- <leads.csv> [options]

  --overwrite          replace the file if it exists
  --excel              start the file with the mark by which Excel knows UTF-8

Writes every lead; "npm run import" reads the file back.`;

function readArguments(): ExportOptions | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        overwrite: { type: 'boolean', default: false },
        excel: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (values.help || file === undefined || others.length > 0) return usage;
    return { file, overwrite: values.overwrite, excel: values.excel };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}

const options = readArguments();
const done =
  typeof options === 'string'
    ? terminal.line(options)
    : await withStore(terminal, new Date(), (store) => exportFile(options, { store, screen: terminal }));
if (!done) process.exitCode = 1;
