// As whom the embedded PostgreSQL runs: it refuses to be root, and the product may be.
// It decides and wraps the command; it never starts the server and never changes our own identity.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

const nobody = 65_534;

/** How to run a PostgreSQL program on a folder: the command line, and the owner its files must have. */
export type Identity = Readonly<{
  /** Set to drop to this user and group; absent to stay who we are. */
  ids: Readonly<{ uid: number; gid: number }> | null;
  /** What goes before the program on the command line. */
  prefix: readonly string[];
  /** The user id, seen from outside, that must own the data folder. */
  owner: number;
}>;

/**
 * Chooses how to run the programs in `bin` on `dataDir`. As root: as user 65534 where that user
 * reaches both, else root under another name inside a user namespace (`unshare`). Throws one plain
 * sentence when neither works.
 */
export function chooseIdentity(bin: string, dataDir: string): Identity {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { ids: null, prefix: [], owner: uid };
  if (reachable(path.join(bin, 'postgres')) && reachable(dataDir) && canDrop()) {
    return { ids: { uid: nobody, gid: nobody }, prefix: [], owner: nobody };
  }
  const prefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];
  if (spawnSync('unshare', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
    return { ids: null, prefix, owner: 0 };
  }
  throw new Error(
    `PostgreSQL does not run as root, and user ${nobody} cannot reach ${dataDir}; start as another user, move DATA_DIR, or set DATABASE_URL.`,
  );
}

/** Tells whether a stranger may pass every folder above the path and read the path itself. */
function reachable(target: string): boolean {
  for (let at = target; ; at = path.dirname(at)) {
    const entry = statSync(at);
    const bits = entry.uid === nobody ? entry.mode >> 6 : entry.mode;
    if ((bits & 0o1) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Tells whether the system lets root become somebody else; a container may have taken that right. */
function canDrop(): boolean {
  return spawnSync('true', { uid: nobody, gid: nobody, stdio: 'ignore' }).status === 0;
}
