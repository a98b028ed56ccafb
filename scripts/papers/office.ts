// Opens documents with LibreOffice, which prints each as a PDF: what it cannot open gives none. It repairs nothing, and never
// says that a document was opened when the program is missing.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Names under which the program is installed. */
const names = ['soffice', 'libreoffice'] as const;
/** The longest that one document may take. */
const LONGEST_MS = 120_000;

/** The program's name. Throws with what to do where there is none. */
export async function findOffice(): Promise<string> {
  for (const name of names)
    if (await run(name, ['--version'], { timeout: LONGEST_MS }).then(...yesNo)) return name;
  throw new Error(
    'LibreOffice is missing, so no document was opened: install it so that "soffice --version" works, and run this again',
  );
}

const yesNo = [() => true, () => false] as const;

/** Opens each of these files with its content; gives how many. Throws with the names of those that did not open. */
export async function openInOffice(office: string, files: readonly string[]): Promise<string> {
  const place = await mkdtemp(path.join(tmpdir(), 'papers-office-'));
  try {
    const failed: string[] = [];
    // One after the other: a second one with the same profile is refused.
    for (const file of files) if (!(await opens(office, file, place))) failed.push(file);
    if (failed.length > 0)
      throw new Error(
        `LibreOffice did not open ${failed.length} of ${files.length}:\n${failed.join('\n')}`,
      );
    return `LibreOffice opened ${files.length} documents`;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function opens(office: string, file: string, place: string): Promise<boolean> {
  const profile = pathToFileURL(path.join(place, 'profile')).href;
  const args = ['--headless', '--norestore', `-env:UserInstallation=${profile}`];
  const made = path.join(place, `${path.parse(file).name}.pdf`);
  try {
    await run(office, [...args, '--convert-to', 'pdf', '--outdir', place, file], {
      timeout: LONGEST_MS,
    });
    // It ends without an error where it could not open something: only the pages prove that it did.
    return (await readFile(made)).subarray(0, 5).toString('latin1') === '%PDF-';
  } catch {
    return false;
  } finally {
    await rm(made, { force: true });
  }
}
