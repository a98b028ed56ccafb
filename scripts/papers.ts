// Prints every paper of an invented innovation and unit, and the forms of Sepeda Baru's own case, into a folder, to be looked at
// page by page: npm run papers -- FOLDER. It needs no database; names and numbers are made up.
// npm run papers -- office [FOLDER] opens every Word document and workbook of them with LibreOffice besides, and fails where
// one does not open or the program is missing.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { findOffice, openInOffice } from './papers/office.ts';
import { layOut } from '../src/documents/papers/order.ts';
import { createPrinter } from '../src/documents/printer.ts';
import { hasWord, isOtherForm } from '../src/domain/papers.ts';
import { balangan } from '../src/domain/regions/balangan.ts';
import { everyPaper } from '../tests/support/every-paper.ts';
import { imprint, pictures } from '../tests/support/papers.ts';

const [first, second] = process.argv.slice(2);
const inOffice = first === 'office';
const folder = path.resolve((inOffice ? second : first) ?? 'data/papers');
const office = inOffice ? await findOffice() : null;

const forOffice: string[] = [];
const printer = createPrinter();
await mkdir(folder, { recursive: true });
for (const [at, one] of everyPaper.entries()) {
  const laid = layOut(one, balangan);
  const done = await printer.print(
    laid.kind === 'pdf' ? { kind: 'pdf', body: laid.body, imprint, pictures } : laid.order,
  );
  if (!done.ok) throw new Error(`${laid.name}: ${JSON.stringify(done.problem)}`);
  const file = path.join(folder, `${String(at + 1).padStart(2, '0')} ${laid.name}`);
  await writeFile(file, done.value.bytes);
  process.stdout.write(`${file}\n`);
  if (!file.endsWith('.pdf')) forOffice.push(file);
  if (laid.kind !== 'pdf' || !(hasWord(one.paper) || isOtherForm(one.paper))) continue;
  const word = await printer.print({ kind: 'word', body: laid.body, imprint, pictures });
  if (!word.ok) throw new Error(`${laid.name}: ${JSON.stringify(word.problem)}`);
  const document = file.replace(/\.pdf$/u, '.docx');
  await writeFile(document, word.value.bytes);
  forOffice.push(document);
}
printer.stop();
if (office !== null) process.stdout.write(`${await openInOffice(office, forOffice)}\n`);
