// One commit: gives what is printed its number; the same content keeps the number and the time it was printed first.
// It prints nothing.
import { type Kysely, sql } from 'kysely';
import { freshEntropy } from '../entropy.ts';
import { drawingAnew } from '../errors.ts';
import type { Database } from '../schema.ts';

/** What is printed. `fingerprint` is the SHA-256 of what the paper says. */
export interface NewPrint {
  readonly paper: string;
  readonly code: string | null;
  readonly unitId: string | null;
  readonly meeting: number | null;
  readonly version: number | null;
  readonly final: boolean;
  readonly fingerprint: Buffer;
}

/** A print with its number. */
export interface RegisteredPrint {
  readonly id: number;
  readonly number: string;
  readonly printedAt: Date;
}

// Crockford's alphabet: no letter that reads like a digit, and no U.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const newNumber = (): string =>
  [...freshEntropy(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Registers a print, or finds the one with the same content. */
export async function registerPrint(
  db: Kysely<Database>,
  print: NewPrint,
): Promise<RegisteredPrint> {
  const { paper, code, unitId, meeting, version, final, fingerprint } = print;
  const { rows } = await drawingAnew(() =>
    sql<RegisteredPrint>`
    insert into print (number, paper, innovation_id, unit_id, meeting_number, version, final, fingerprint)
    values (${newNumber()}, ${paper}, (select id from innovation where code = ${code}), ${unitId}, ${meeting}, ${version}, ${final}, ${fingerprint})
    on conflict (fingerprint) do update set final = print.final
    returning id, number, printed_at as "printedAt"`.execute(db),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a print was not registered');
  return row;
}
