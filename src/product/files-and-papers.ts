// What fetches files and prints papers, beside the talk. It answers nobody; who does is told when something is done.
import { createFileFetcher } from '../bot/file-fetcher.ts';
import { acceptedFormats, readsPhotos } from '../bot/file-fetcher/accepted-formats.ts';
import { documentReader } from '../bot/file-fetcher/document-reader.ts';
import { type HowToRead, workbookReader } from '../bot/file-fetcher/workbook-reader.ts';
import { createPrintDesk } from '../bot/print-desk.ts';
import { operatorWords } from '../bot/text/operator.ts';
import { createPrinter } from '../documents/printer.ts';
import type { PaperMaker } from '../domain/paper-material.ts';
import { region } from '../domain/region.ts';
import { DEFAULT_FILE_LIMITS } from '../files/formats.ts';
import { clamdScanner } from '../files/scanner.ts';
import type { Channels } from './channels.ts';
import { editionOf, type Ground } from './ground.ts';

/** The parts that fetch and print. */
export type FilesAndPapers = ReturnType<typeof createFilesAndPapers>;

/** Makes them; `finished` is called when a file has ended, `printed` when a paper waits to be sent. */
export function createFilesAndPapers(
  ground: Ground,
  { all: channels, telegram, operators }: Channels,
  told: { readonly finished: () => void; readonly printed: () => void },
) {
  const { config, db, log, session, store, facts, secrets, publicUrl } = ground;
  const scanner =
    config.clamd &&
    clamdScanner(config.clamd, (reason) => {
      log.error({ reason }, 'the virus scanner gave no verdict; files wait until it does');
      operators.tell('scanner down', operatorWords.scannerDown);
    });
  const readWorkbook = (path: string, how: HowToRead) =>
    workbookReader(db, { units: facts.units, edition: editionOf(facts.edition) })(path, how);
  const fetcher = createFileFetcher({
    ...{ db, store, channels, session, log, scanner },
    rulesOf: (file) => ({
      allowed: acceptedFormats(file, editionOf(facts.edition)),
      limits: { ...DEFAULT_FILE_LIMITS, maxBytes: config.maxFileBytes },
      readDocument: documentReader(editionOf(facts.edition)),
      readWorkbook,
      readsPhotos: readsPhotos(file, editionOf(facts.edition)),
    }),
    onFinished: told.finished,
    onStorageFull: () => {
      log.error('the evidence store is full; files wait until there is room');
      operators.tell('store full', operatorWords.storeFull);
    },
  });
  const printer = createPrinter();
  // Loaded when the first paper is asked for: nobody who writes after a start waits for it.
  const makerFor =
    (from?: 'chat'): PaperMaker =>
    async (...asked) => {
      const { createPaperMaker } = await import('../papers.ts');
      const make = createPaperMaker({
        ...{ db, printer, store, region: region(), publicUrl, editionOf },
        openCode: secrets.codes.open,
        ...(from === undefined ? {} : { from }),
        addresses: () => ({ web: publicUrl(), telegram: telegram?.username() ?? null }),
        onDefect: (paper, reason) => log.error({ paper, reason }, 'a paper could not be printed'),
      });
      return make(...asked);
    };
  const desk = createPrintDesk({
    ...{ db, store, session, log, make: makerFor('chat') },
    onDone: told.printed,
  });
  return { scanner, fetcher, printer, makerFor, readWorkbook, desk };
}
