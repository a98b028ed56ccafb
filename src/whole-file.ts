// Writes a small file so that it is there whole or not at all, also after a crash of the machine.
// It makes no folder.
import { open, rename } from 'node:fs/promises';

/** Writes `bytes` to `file`, which nobody but the owner reads. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
