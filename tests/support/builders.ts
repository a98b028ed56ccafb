// Named, fixed things for tests: units, a complete set of answers, entropy that is the same in every run.
// It never draws anything by chance and never touches a database.
import { referenceUnits } from '../../src/domain/units.ts';
import type { Answer, AnswerValue, EvidenceFile } from '../../src/domain/edition/answer.ts';
import type { Item, ItemId } from '../../src/domain/edition/definition.ts';
import type { Person, Unit } from '../../src/domain/conversation/world.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import type { Innovation } from '../../src/domain/innovation/innovation.ts';

/** The attested units, as the conversation searches them. */
export const units: readonly Unit[] = referenceUnits.map(
  ({ id, name, kind, short, aliases, former }) => ({ id, name, kind, short, aliases, former }),
);

/** The moment at which test conversations begin: Monday, 2 November 2026, 09.00 WITA. */
export const beginning = Date.UTC(2026, 10, 2, 1, 0, 0);

/** 64 bytes that differ from step to step and are the same in every run. */
export function entropyOf(step: number): Uint8Array {
  let state = step * 2_654_435_761 + 12_345;
  return Uint8Array.from({ length: 64 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) & 255;
  });
}

const sentence = 'Kader menimbang balita di rumah pada hari yang sama.';

/** A sound answer to any item; texts are long enough for every rule. */
export function soundAnswer(
  item: Item,
  name = 'SIAP TIMBANG (Penimbangan Balita di Rumah)',
): AnswerValue {
  if (item.kind === 'indicator') {
    const [variant] = item.variants ?? [];
    return {
      type: 'indicator',
      ...(variant === undefined ? {} : { variant: variant.code }),
      level: variant === undefined ? null : 1,
      description: 'Dilaksanakan sejak Juni 2025.',
      // Nothing is left to be told of its documents.
      document: { complete: true },
      links: [],
    };
  }
  switch (item.value.type) {
    case 'text':
      return { type: 'text', text: item.id === 'nama' ? name : 'Rahmawati, A.Md.Keb' };
    case 'longtext':
      return { type: 'text', text: Array.from({ length: 6 }, () => sentence).join(' ') };
    case 'choice':
      return { type: 'choice', codes: [item.value.options.at(-1)?.code ?? ''] };
    case 'date':
      return { type: 'date', date: '2025-06-02' };
    case 'number':
      return { type: 'number', number: 10 };
    case 'coordinates':
      return { type: 'coordinates', lat: -2.3367, lon: 115.4632 };
    case 'files':
      return { type: 'files', links: [{ url: 'https://contoh.balangankab.go.id/dokumen' }] };
  }
}

/** Wraps a value as a first answer of somebody. */
export function answered(value: AnswerValue, writtenBy: number): Answer {
  return { value, revision: 1, writtenBy, toConfirm: false };
}

/** A stored file for an item. */
export function storedFile(id: number, item: ItemId, name: string, size = 1_200_000): EvidenceFile {
  return {
    id,
    item,
    state: 'stored',
    name,
    size,
    mime: 'application/pdf',
    sha256: `sha-of-${name}`,
    durationSeconds: null,
  };
}

/** A draft of a person's own unit, filled in soundly up to an item, evidence included (default: the name alone), but for what is optional. */
export function draftOf(
  code: string,
  owner: Person,
  how: { readonly upTo?: ItemId; readonly fillers?: readonly number[] } = {},
): Innovation {
  const form = formOf(balangan2026);
  const items = form.items
    .slice(0, form.numberOf.get(how.upTo ?? 'nama') ?? 1)
    .filter((item) => item.optional !== true);
  const answers = new Map(items.map((item) => [item.id, answered(soundAnswer(item), owner.id)]));
  return {
    id: 0,
    code,
    unitId: owner.unitId ?? '',
    ownerId: owner.id,
    ownerName: owner.name,
    fillers: how.fillers ?? [],
    state: 'draft',
    version: 1,
    editionId: balangan2026.id,
    editionVersion: balangan2026.version,
    name: 'SIAP TIMBANG (Penimbangan Balita di Rumah)',
    answers,
    files: items
      .filter((item) => item.kind === 'indicator')
      .map((item, index) => storedFile(1000 + index, item.id, `${item.id}.pdf`)),
    openItems: null,
    returnedFrom: null,
    submittedAt: null,
    stateSince: new Date(beginning).toISOString(),
  };
}
