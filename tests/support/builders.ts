// Named, fixed things for tests: units, a complete set of answers, entropy that is the same in every run.
// It never draws anything by chance and never touches a database.
import { referenceUnits } from '../../src/domain/units.ts';
import type { Answer, AnswerValue, EvidenceFile } from '../../src/domain/edition/answer.ts';
import type { Item, ItemId } from '../../src/domain/edition/definition.ts';
import type { Unit } from '../../src/domain/conversation/world.ts';

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
