// The national bundle from the command line: one ZIP of what was handed in, and before it the list of what the portal will refuse.
// A command that was killed goes on where it was when it is given the same file again.
import path from 'node:path';
import { BundleRefused, checkBundle, writeBundle } from '../bundle.ts';
import { findEdition } from '../domain/edition/editions/index.ts';
import { region } from '../domain/region.ts';
import { readCurrentEdition } from '../db/reference.ts';
import type { Command } from './command.ts';
import { CommandError, readOptions, readUnit } from './options.ts';

const reasons: Readonly<Record<BundleRefused['why'], (names: string) => string>> = {
  exists: (file) => `${file} is there already. Give another name, or take it away first.`,
  other_subject: (work) =>
    `${work} holds the beginning of another bundle. Give another name, or finish that one with the same options, or remove it.`,
  unknown_codes: (codes) => `Nothing was handed in under ${codes}. Check the codes.`,
};

/** Says in a sentence why there is no bundle. */
function refused(error: unknown): never {
  if (!(error instanceof BundleRefused)) throw error;
  throw new CommandError(reasons[error.why](error.names.join(', ')), 1);
}

/** Writes the bundle, or with `check` prints what the portal will refuse. */
export const bundle: Command = async ({ db, openStore, say, print }, args) => {
  const { options, words } = readOptions(args, ['edition', 'unit', 'codes']);
  const [what, ...more] = words;
  if (what === undefined || more.length > 0)
    throw new CommandError('Type "bundle FILE.zip" or "bundle check"; see "help".');
  const edition = findEdition(options['edition'] ?? (await readCurrentEdition(db)));
  if (edition === null) throw new CommandError('There is no such edition.');
  const named = options['unit'];
  const unit = named === undefined ? null : await readUnit(db, 'unit_admin', named);
  const codes = options['codes']?.split(',').map((code) => code.trim().toUpperCase());
  const subject = { unitId: unit?.id ?? null, ...(codes === undefined ? {} : { codes }) };
  const parts = { db, store: await openStore(), region: region(), edition };
  if (what === 'check') {
    const { findings, files } = await checkBundle(parts, subject).catch(refused);
    for (const { code, name, what: found } of findings) print(`${code}\t${name}\t${found}`);
    return say(`${files.length} files would go in; ${findings.length} findings.`);
  }
  const file = path.resolve(what);
  const done = await writeBundle(parts, subject, file).catch(refused);
  if (done === null) throw new CommandError('Nothing was handed in for this bundle.', 1);
  say(
    `${done.innovations} innovations with ${done.files} files are in ${file}${done.resumed ? ', gone on from before' : ''}; ${done.findings} findings stand in Periksa.txt.`,
  );
};
