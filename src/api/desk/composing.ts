// What the form of a broadcast says, read into an audience, a question and a time; what is not clear is told in words.
// It reads no clock and nothing of the database.
import {
  type BroadcastAudience,
  type BroadcastQuestion,
  type BroadcastTime,
  audienceRoles,
  audienceSchema,
  questionSchema,
  unknownPlaceholders,
} from '../../domain/broadcast.ts';
import { dayAt, isDay, isQuiet, loudFrom, momentOf } from '../../domain/calendar.ts';
import { type Result, no, ok } from '../../domain/result.ts';

/** What a browser sends: a field that was ticked several times is a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A broadcast as it was typed. */
export interface Composed {
  readonly audience: BroadcastAudience;
  readonly text: string;
  readonly question: BroadcastQuestion | null;
  readonly time: BroadcastTime;
  readonly late: boolean;
}

/** Work as people call it. */
export const workNames = {
  not_begun: 'belum mulai mengisi',
  draft: 'masih draf',
  returned: 'perlu memperbaiki',
  waiting: 'menunggu diperiksa',
  finished: 'sudah diterima',
} as const;

/** Roles that a broadcast of this scope may be written to: those of the agency are not a unit's. */
export const rolesOf = (scope: string | null): readonly string[] =>
  scope === null ? audienceRoles : ['innovator', 'unit_admin', 'unit_head'];

/** The values of a field. */
export const valuesOf = (fields: Fields, name: string): readonly string[] =>
  [fields[name] ?? []].flat().filter((value) => value !== '');

const one = (fields: Fields, name: string): string => valuesOf(fields, name)[0]?.trim() ?? '';
const some = (values: readonly string[]): readonly string[] | null =>
  values.length === 0 ? null : values;

/** The longest text of a broadcast, in signs. */
export const LONGEST_TEXT = 3500;

/** Reads the form at a moment (milliseconds, UTC), or says what it lacks. */
export function readBroadcastForm(
  fields: Fields,
  now: number,
): Result<Composed, { readonly said: string }> {
  const lacks = (said: string) => no({ said });
  const text = one(fields, 'teks').replaceAll('\r\n', '\n');
  if (text === '') return lacks('Tulis dulu isi siarannya.');
  if (text.length > LONGEST_TEXT)
    return lacks(
      `Isinya ${text.length} huruf; paling panjang ${LONGEST_TEXT}. Mohon dipersingkat.`,
    );
  const [unknown] = unknownPlaceholders(text);
  if (unknown !== undefined)
    return lacks(`${unknown} tidak dikenal. Yang dapat dipakai: {nama}, {unit}, {tenggat}.`);
  const audience = readAudience(fields);
  if (audience === null)
    return lacks('Penerimanya belum terbaca. Pilih lagi peran, unit atau keadaannya.');
  const question = questionIn(fields);
  if (!question.ok) return question;
  const time = timeIn(fields, now);
  if (!time.ok) return time;
  return ok({
    ...{ audience, text, question: question.value, time: time.value },
    late: one(fields, 'menyusul') === 'ya',
  });
}

/** Whom the ticks of a form mean; null where one of them is none that was offered. */
export function readAudience(fields: Fields): BroadcastAudience | null {
  const read = audienceSchema.safeParse({
    roles: some(valuesOf(fields, 'peran')),
    units: some(valuesOf(fields, 'unit')),
    gakor: some(valuesOf(fields, 'gakor'))?.map(Number) ?? null,
    work: some(valuesOf(fields, 'keadaan')),
    channels: null,
  });
  return read.success ? read.data : null;
}

function questionIn(fields: Fields): Result<BroadcastQuestion | null, { readonly said: string }> {
  const kind = one(fields, 'tanya');
  if (kind === '') return ok(null);
  if (kind === 'hadir') return ok({ kind: 'attendance' });
  const options = one(fields, 'pilihan')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = questionSchema.safeParse({ kind: 'poll', options });
  return read.success
    ? ok(read.data)
    : no({
        said: 'Tulis dua sampai delapan pilihan, satu baris satu, masing-masing paling panjang 100 huruf.',
      });
}

function timeIn(fields: Fields, now: number): Result<BroadcastTime, { readonly said: string }> {
  const typed = one(fields, 'mulai');
  const [, day = '', hour = '', minute = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(typed) ?? [];
  if (typed !== '' && !isDay(day))
    return no({
      said: 'Waktunya belum terbaca. Pilih hari dan jamnya, atau kosongkan untuk sekarang.',
    });
  const starts = typed === '' ? null : momentOf(day, Number(hour), Number(minute));
  if (starts !== null && starts < now)
    return no({
      said: 'Waktu itu sudah lewat. Pilih waktu yang akan datang, atau kosongkan untuk sekarang.',
    });
  // In the quiet hours nothing begins at once.
  const soon = starts ?? (isQuiet(now) ? loudFrom(now) : null);
  const every = one(fields, 'ulang');
  if (every === '') return ok({ starts: soon, until: null });
  const until = one(fields, 'sampai');
  if (!isDay(until) || momentOf(until, 23, 59) < (soon ?? now))
    return no({ said: 'Sampai kapan diulang? Pilih tanggal terakhirnya, setelah hari mulainya.' });
  const monthDay = every === 'bulan' ? Number(dayAt(soon ?? now).slice(8)) : null;
  return ok({ starts: soon, until, monthDay });
}

/** What a preview keeps of the form; lines end as they are stored, so that a browser gives the same back. */
export const keptOf = (
  fields: Fields,
  names: readonly string[],
): readonly (readonly [string, string])[] =>
  names.flatMap((name) =>
    valuesOf(fields, name).map((each) => [name, each.replaceAll('\r\n', '\n').trim()] as const),
  );
