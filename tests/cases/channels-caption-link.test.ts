// A link in the caption of a photo or a document is taken like one that was typed, or it is said why not.
import { expect, it } from 'vitest';
import { playTranscript } from '../support/transcript.ts';

const begin = `@ Rina: innovator puskesmas-awayan
@ INV-AAAA1 of Rina: complete, except regulasi
> lanjut
> 1
`;

it('row 4: a link in a caption is stored beside the file', () => {
  const played = playTranscript(
    `${begin}> [perda.pdf 1,2 MB] Perdanya juga di https://jdih.balangankab.go.id/perda-3-2024`,
  );
  expect(played).toContain('= take_file regulasi');
  expect(played).toContain('= save_answer regulasi');
});
