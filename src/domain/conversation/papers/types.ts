// What papers add to a conversation: effects. Types only.
import type { PrintSubject } from '../../papers.ts';

/** What is to be done. */
export type PaperEffect = {
  /** Has a paper made and sent to this person; it follows once it is made. `nip`: that of the signers may stand on it. */
  readonly kind: 'request_print';
  readonly subject: PrintSubject;
  readonly editionId: string;
  readonly nip: boolean;
  /** As a Word document. */
  readonly word?: true;
};
