/** Approves what the lockfile names now: npm run approve-packages, then read the difference before it is committed. */
import { writeFileSync } from 'node:fs';
import { approvedFile, readApproved, readLockfile } from './files.ts';
import { approvalsOf } from './lockfile.ts';

const before = new Set(readApproved().filter((line) => line !== ''));
const now = approvalsOf(readLockfile());
writeFileSync(approvedFile, `${now.join('\n')}\n`);
for (const line of now.filter((each) => !before.has(each))) console.log(`+ ${line}`);
for (const line of [...before].filter((each) => !now.includes(each))) console.log(`- ${line}`);
console.log(`${now.length} packages are approved.`);
