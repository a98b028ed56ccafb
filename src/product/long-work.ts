// What takes minutes and is made beside everything else: national bundles and long papers. It answers nobody; who asked is told
// when something is done.
import path from 'node:path';
import { createBundleDesk } from '../bundle-desk.ts';
import { region } from '../domain/region.ts';
import { createPaperDesk } from '../paper-desk.ts';
import type { FilesAndPapers } from './files-and-papers.ts';
import { editionOf, type Ground } from './ground.ts';

/** The parts that make what takes long. */
export interface LongWork {
  readonly start: () => void;
  /** Breaks off what is under way and ends the printer, so that nobody waits for a print; it is gone on with by the next start. */
  readonly stop: () => Promise<void>;
}

/** Makes them; `told` is called when somebody is to hear how something ended. */
export function createLongWork(
  {
    config,
    db,
    log,
    session,
    store,
    secrets,
    publicUrl,
  }: Pick<Ground, 'db' | 'log' | 'store' | 'secrets' | 'publicUrl'> & {
    readonly config: Pick<Ground['config'], 'dataDir'>;
    readonly session: Pick<Ground['session'], 'epoch'>;
  },
  files: {
    readonly makerFor: FilesAndPapers['makerFor'];
    readonly printer: Pick<FilesAndPapers['printer'], 'stop'>;
  },
  told: () => void,
): LongWork {
  const desks = [
    createBundleDesk({
      ...{ db, store, session, log, region: region(), editionOf, publicUrl, onEnded: told },
      seal: (message, token) => secrets.codes.seal(message, [token]),
      folder: path.join(config.dataDir, 'bundles'),
    }),
    createPaperDesk({
      ...{ db, session, log, make: files.makerFor(), publicUrl, onEnded: told },
      folder: path.join(config.dataDir, 'bundles', 'papers'),
    }),
  ];
  return {
    start() {
      for (const desk of desks) desk.start();
    },
    async stop() {
      // All are told first: what the printer answers then is no failure of a paper.
      const stopped = desks.map((desk) => desk.stop());
      files.printer.stop();
      await Promise.all(stopped);
    },
  };
}
