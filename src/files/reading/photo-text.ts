// Reads the printed words of a page off a prepared picture, by tesseract.js and its Indonesian data, both inside their packages.
// Meant for the reading process. No thread is begun and nothing can be fetched: the network of the library is one that refuses.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { PhotoText } from './tasks.ts';

/** The neural recogniser alone; its data is the smaller one of the package. */
const NEURAL_ONLY = 1;
const LANGUAGE = 'ind';

type Run = (action: string, payload: unknown) => Promise<unknown>;

let ready: Promise<Run> | null = null;

/** Returns the words and how sure the recogniser is of them, 0 to 100. */
export async function photoText(bytes: Buffer): Promise<PhotoText> {
  ready ??= begin();
  const run = await ready;
  const read = Object(
    await run('recognize', {
      image: new Uint8Array(bytes),
      options: { rotateAuto: true },
      output: { text: true },
    }),
  );
  return { text: String(read.text ?? ''), confidence: Number(read.confidence ?? 0) };
}

/** Loads the recogniser with the first picture: no other file waits for it. */
async function begin(): Promise<Run> {
  const { default: script } = await import('tesseract.js/src/worker-script/index.js');
  const { default: getCore } = await import('tesseract.js/src/worker-script/node/getCore.js');
  script.setAdapter({
    getCore,
    gunzip: (data) => gunzipSync(data),
    fetch: () => Promise.reject(new Error('nothing is fetched')),
    readCache: (path) => readFile(path),
  });
  const run: Run = (action, payload) =>
    new Promise((resolve, reject) => {
      script.dispatchHandlers({ jobId: action, workerId: 'reading', action, payload }, (said) => {
        if (said.status === 'resolve') resolve(said.data);
        else if (said.status === 'reject') reject(new Error(String(said.data)));
      });
    });
  const data = dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/ind/package.json')));
  await run('load', { options: { lstmOnly: true, logging: false } });
  await run('loadLanguage', {
    langs: LANGUAGE,
    options: {
      ...{ langPath: join(data, '4.0.0_best_int'), gzip: true, cacheMethod: 'none' },
      lstmOnly: true,
    },
  });
  await run('initialize', { langs: LANGUAGE, oem: NEURAL_ONLY, config: {} });
  return run;
}
