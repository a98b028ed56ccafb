// Row 2: a place that is shared answers the question for one, on every channel that tells it, and nothing else.
import { describe, expect, it } from 'vitest';
import { placeText } from '../../src/bot/place-text.ts';
import { contentOf } from '../../src/bot/telegram/parse-content.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { Chat } from './chat.ts';

const item =
  balangan2026.sections
    .flatMap(({ items }) => items)
    .find((one) => one.kind === 'field' && one.value.type === 'coordinates')?.id ?? '';

describe('row 2: a shared place', () => {
  it('is stored where a place is asked for', () => {
    const rina = Chat.filling('jenis');
    rina.says('ubah koordinat');
    expect(rina.open).toBe(`asking ${item}`);
    rina.send({ kind: 'location', place: '-2.336700, 115.463200' });
    expect(rina.stored(item)).toMatchObject({ lat: -2.3367, lon: 115.4632 });
  });

  it('is read back where it lies outside the region', () => {
    const rina = Chat.filling('jenis');
    rina.says('ubah koordinat');
    const said = rina.send({ kind: 'location', place: '-6.200000, 106.816700' });
    expect(said).toContain('di luar');
    expect(rina.stored(item)).toBeUndefined();
  });

  it('is no answer to anything else, and neither is one without a place', () => {
    for (const input of [{ place: '-2.336700, 115.463200' }, {}]) {
      const rina = Chat.filling('inisiator');
      rina.says('lanjut');
      const open = rina.open;
      expect(rina.send({ kind: 'location', ...input })).toContain('bagikan lokasinya');
      expect(rina.open).toBe(open);
      expect(rina.did).toEqual([]);
    }
  });

  it('is written as one would type it', () => {
    expect(placeText(-2.3367, 115.4632)).toBe('-2.336700, 115.463200');
    for (const [lat, lon] of [
      ['1', 2],
      [91, 0],
      [0, 181],
      [Number.NaN, 0],
    ])
      expect(placeText(lat, lon)).toBeUndefined();
    expect(contentOf({ location: { latitude: -2.3367, longitude: 115.4632 } })).toEqual({
      kind: 'location',
      text: '-2.336700, 115.463200',
    });
    expect(
      contentOf({ venue: { location: { latitude: -2.3367, longitude: 115.4632 } } }),
    ).toMatchObject({ text: '-2.336700, 115.463200' });
  });
});
