// What the first minutes adds to a conversation: needs, loaded values, effects, modes. Types only.

/** What is to be done. */
export type IntroducingEffect =
  | { readonly kind: 'record_consent'; readonly version: string }
  | { readonly kind: 'set_unit'; readonly unitId: string }
  | { readonly kind: 'set_name'; readonly name: string; readonly nip: string | null }
  /** The admins of the unit hear of it: of the first newcomer at once, of others together in the next hour. */
  | {
      readonly kind: 'tell_joined';
      readonly personId: number;
      readonly unitId: string;
      readonly name: string;
      readonly unit: string;
    };

/** What is open in the conversation. */
export type IntroducingMode =
  | { readonly name: 'new' }
  | { readonly name: 'group' }
  | { readonly name: 'consent'; readonly invitation?: string }
  | {
      readonly name: 'choosing_unit';
      readonly offered: readonly string[];
      /** Nobody asked for the unit: it was named by somebody who belongs to none, and may be left open. */
      readonly later?: true;
    }
  | {
      readonly name: 'giving_name';
      readonly invitation?: string;
      readonly unsure?: string;
      readonly answered?: string;
    };

/** Acts that wait for their code. */
export type IntroducingAct = {
  readonly do: 'change_unit';
  readonly from: string;
  readonly unitId: string;
};
