// What papers add to a conversation: effects. Types only.
import type { PrintSubject } from '../../papers.ts';

/** What a message may ask for. */
export type PaperNeed =
  /** The national bundle of this person that is being written. */
  { readonly kind: 'own_bundle' };

/** What was loaded for it; absent where it was not asked for. */
export interface PaperLoaded {
  readonly ownBundle?: {
    readonly number: number;
    readonly written: number;
    /** Bytes; 0 before it is known. */
    readonly size: number;
    readonly unitId: string | null;
    readonly codes: readonly string[];
  } | null;
}

/** Acts that wait for their code. */
export type PaperAct =
  /** A national bundle: of a unit, of these innovations, or of all. */
  {
    readonly do: 'bundle';
    readonly unitId: string | null;
    readonly codes: readonly string[];
    readonly editionId: string;
  };

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
