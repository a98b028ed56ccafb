// The filters of the list of innovations: they live in the address, so that a list can be sent as a link.
// It reads nothing; what is out of reach is left out by the view that it asks.
import { z } from 'zod';
import type { InnovationFilter } from '../../db/views/innovations.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { isState, states } from '../../domain/innovation/status.ts';
import { turns } from '../../domain/innovation/turns.ts';
import type { ServerParts } from '../parts.ts';

const word = z.string().max(200).optional().catch(undefined);

/** What the address of a list may hold. */
export const listQuery = z.object({
  ...{ cari: word, unit: word, gakor: word, keadaan: word, giliran: word, kurang: word },
  ...{ edisi: word, dari: word },
  /** What is said once about a view that was kept. */
  disimpan: word,
  /** Columns, each a field of its own in a form, or all in one with commas. */
  kolom: z
    .union([z.string().max(200), z.array(z.string().max(40)).max(20)])
    .transform((named) => [named].flat().join(','))
    .optional()
    .catch(undefined),
});

/** The filters of an address. */
export type ListQuery = z.infer<typeof listQuery>;

const names = ['cari', 'unit', 'gakor', 'keadaan', 'giliran', 'kurang', 'edisi'] as const;

const given = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text.trim();

/** What the view is asked for; a state or a turn that does not exist narrows nothing. */
export function filterOf(query: ListQuery): InnovationFilter {
  const state = given(query.keadaan);
  return {
    ...{ q: given(query.cari), unit: given(query.unit), gakor: given(query.gakor) },
    state: state !== undefined && isState(state) ? state : undefined,
    turn: turns.find((turn) => turn === query.giliran),
    ...{ missing: given(query.kurang), edition: given(query.edisi), after: given(query.dari) },
  };
}

/** The address of a list with these filters, without what is empty. */
export function listAddress(path: string, query: ListQuery, others: ListQuery = {}): string {
  const all = { ...query, dari: undefined, disimpan: undefined, ...others };
  const search = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => {
      const text = given(value);
      return text === undefined ? [] : [[name, text]];
    }),
  ).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** What the fields of the filters offer, each with the one that is picked. */
export function filterChoices(
  query: ListQuery,
  editionId: string,
  {
    words,
    units,
    gakors,
    editions,
  }: {
    readonly words: ServerParts['words'];
    readonly units: readonly { readonly id: string; readonly name: string }[];
    readonly gakors: readonly string[];
    readonly editions: readonly { readonly id: string; readonly year: number }[];
  },
) {
  const edition = findEdition(given(query.edisi) ?? editionId);
  const form = edition === null ? null : formOf(edition);
  const fields = [
    { id: 'unit', label: 'Unit', all: 'Semua unit', options: units },
    {
      id: 'keadaan',
      label: 'Keadaan',
      all: 'Semua',
      options: states.map((one) => ({ id: one, name: words.state(one) })),
    },
    {
      id: 'giliran',
      label: 'Giliran',
      all: 'Siapa saja',
      options: turns.map((one) => ({ id: one, name: words.role(one) })),
    },
    {
      id: 'kurang',
      label: 'Belum lengkap pada',
      all: 'Tidak disaring',
      options: (form?.items ?? []).map(({ id, label }) => ({
        id,
        name: `${form?.numberOf.get(id) ?? ''}. ${label}`,
      })),
    },
    {
      id: 'gakor',
      label: 'Gakor',
      all: 'Semua gakor',
      options: gakors.map((name) => ({ id: name, name })),
    },
    {
      id: 'edisi',
      label: 'Edisi',
      all: 'Semua edisi',
      options: editions.map(({ id, year }) => ({ id, name: String(year) })),
    },
  ] as const;
  return fields
    .filter(({ options }) => options.length > 0)
    .map((field) => ({ ...field, picked: given(query[field.id]) ?? '' }));
}

/** The filters that are set, in words, each with the address of the list without it. */
export function chipsOf(
  query: ListQuery,
  fields: ReturnType<typeof filterChoices>,
): readonly { readonly text: string; readonly href: string }[] {
  return names.flatMap((name) => {
    const value = given(query[name]);
    if (value === undefined) return [];
    const field = fields.find(({ id }) => id === name);
    const option = field?.options.find(({ id }) => id === value);
    const text =
      name === 'cari' ? `“${value}”` : `${field?.label ?? name}: ${option?.name ?? value}`;
    return [{ text, href: listAddress('/meja/inovasi', query, { [name]: undefined }) }];
  });
}
