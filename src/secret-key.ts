// The product's own key when SECRET_KEY is not set: made once, kept in DATA_DIR/secret.key.
// It is never logged and never replaced: cookies, codes and tokens are derived from it.
import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Reads DATA_DIR/secret.key, making it with mode 0600 the first time. Two processes that start
 * together get the same key: the file appears whole, by a link that only one of them can make.
 */
export function readOrMakeSecretKey(dataDir: string): string | { problem: string } {
  const file = path.join(dataDir, 'secret.key');
  try {
    // Others may pass through (the embedded server runs as another user) but not list.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const key = read(file) ?? make(file);
    return key.length >= 32
      ? key
      : { problem: `${file} is shorter than 32 characters; restore it or set SECRET_KEY.` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return {
      problem: `DATA_DIR ${dataDir} cannot be used for secret.key (${code}); give a writable folder or set SECRET_KEY.`,
    };
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function make(file: string): string {
  const part = `${file}.${randomUUID()}`;
  try {
    const handle = openSync(part, 'wx', 0o600);
    writeSync(handle, `${randomBytes(48).toString('base64url')}\n`);
    fsyncSync(handle);
    closeSync(handle);
    try {
      linkSync(part, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  } finally {
    rmSync(part, { force: true });
  }
  const folder = openSync(path.dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return readFileSync(file, 'utf8').trim();
}
