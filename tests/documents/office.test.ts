// The command that opens what we print with LibreOffice: what it says where the program is missing, where a document does not
// open, and where all do. A program that stands in for it writes pages for every document but a broken one, as it does.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInOffice } from '../../scripts/papers/office.ts';

let place: string;
let office: string;
const file = (name: string) => path.join(place, name);

beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'office-'));
  office = file('stand-in');
  // The last two arguments are the folder and the document.
  await writeFile(
    office,
    `#!/bin/sh
while [ $# -gt 2 ]; do shift; done
grep -q broken "$2" && exit 0
name=$(basename "$2"); printf '%%PDF-1.7' > "$1/\${name%.*}.pdf"
`,
  );
  await chmod(office, 0o755);
  for (const [name, text] of [
    ['a.docx', 'sound'],
    ['b.xlsx', 'sound'],
    ['c.docx', 'broken'],
  ] as const)
    await writeFile(file(name), text);
});
afterAll(() => rm(place, { recursive: true, force: true }));

it('says how many opened', async () => {
  expect(await openInOffice(office, [file('a.docx'), file('b.xlsx')])).toBe(
    'LibreOffice opened 2 documents',
  );
});

it('fails with the name of what did not open, whatever the program returned', async () => {
  await expect(openInOffice(office, [file('a.docx'), file('c.docx')])).rejects.toThrow(
    /did not open 1 of 2:\n.*c\.docx$/u,
  );
});

it('fails before anything is printed where the program is missing', async () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/papers.ts');
  const folder = file('printed');
  const done = await promisify(execFile)(process.execPath, [script, 'office', folder], {
    env: { PATH: place },
  }).catch((error: unknown) => error);
  expect(done).toMatchObject({ code: 1, stdout: '' });
  expect(String((done as { stderr: string }).stderr)).toContain('LibreOffice is missing');
});
