// How long many papers take: `node bench/papers.ts [277]`. Form C.1 of so many innovations one after the other, and the forms of
// all of them bound in one PDF, through the printing process as the product starts it. Prints seconds, pages, megabytes, and the
// most memory of the printing process. Names and numbers are made up.
import { readFileSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { layOut, type Material } from '../src/documents/papers/order.ts';
import { createPrinter } from '../src/documents/printer.ts';
import { balangan } from '../src/domain/regions/balangan.ts';
import { imprint, material, pictures, unitMaterial } from '../tests/support/papers.ts';

const COUNT = Number(process.argv[2] ?? '277');
const MEGABYTE = 1024 * 1024;

/** The most memory that a child of this process has held, megabytes. */
let most = 0;
const watch = setInterval(() => {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      if (!status.includes(`PPid:\t${process.pid}\n`)) continue;
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? '0') / 1024);
    } catch {
      // It ended meanwhile.
    }
  }
}, 200);

const printer = createPrinter();
const one = material('monitored');
/** Every innovation has texts of its own: the compiler keeps what it has set, and would set equal texts once. */
const numbered = (nth: number) => ({
  ...one,
  innovation: {
    ...one.innovation,
    code: `INV-${String(nth).padStart(5, '0')}`,
    answers: new Map(
      [...one.innovation.answers].map(([id, answer]) => [
        id,
        answer.value.type === 'text'
          ? {
              ...answer,
              value: { ...answer.value, text: answer.value.text.replaceAll('. ', ` ${nth}. `) },
            }
          : answer,
      ]),
    ),
  },
});

await measure('Form C.1, one by one', () =>
  Array.from({ length: COUNT }, (_, nth): Material => ({
    ...{ kind: 'innovation', paper: 'form-c1', of: numbered(nth) },
  })),
);
await measure('Form Pengisian, one PDF', () => [
  {
    ...{ kind: 'unit', paper: 'form-pengisian' },
    of: {
      ...unitMaterial(),
      innovations: Array.from({ length: COUNT }, (_, nth) => numbered(nth)),
    },
  },
]);
printer.stop();
clearInterval(watch);

async function measure(what: string, materials: () => readonly Material[]): Promise<void> {
  most = 0;
  const begun = performance.now();
  let [bytes, pages] = [0, 0];
  for (const each of materials()) {
    const laid = layOut(each, balangan);
    if (laid.kind !== 'pdf') throw new Error(`${what} is no PDF`);
    const done = await printer.print({ kind: 'pdf', body: laid.body, imprint, pictures });
    if (!done.ok) throw new Error(`${what}: ${JSON.stringify(done.problem)}`);
    bytes += done.value.bytes.length;
    pages +=
      Buffer.from(done.value.bytes)
        .toString('latin1')
        .match(/\/Type ?\/Page\b/gu)?.length ?? 0;
  }
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `${what.padEnd(26)} ${COUNT} innovations, ${pages} pages, ${(bytes / MEGABYTE).toFixed(1)} MB, ${seconds.toFixed(1)} s, at most ${most.toFixed(0)} MB of memory\n`,
  );
}
