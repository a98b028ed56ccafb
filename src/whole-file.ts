// Writes a small file so that it is there whole or not at all, also after a crash of the machine.
// It makes no folder.
import { open, rename } from 'node:fs/promises';

/** Writes `bytes` to `file`, which nobody but the owner reads; `epoch` keeps apart what two processes write. */
export async function writeWhole(file: string, bytes: Uint8Array, epoch?: number): Promise<void> {
  const half = epoch === undefined ? `${file}.new` : `${file}.${epoch}.new`;
  const handle = await open(half, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
}
