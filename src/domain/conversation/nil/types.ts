// What nil statements adds to a conversation: needs, loaded values, effects, modes. Types only.

/** A nil statement that holds. Times are ISO, UTC. */
export interface NilStatement {
  readonly id: number;
  readonly unitId: string;
  readonly declaredBy: string | null;
  readonly declaredById: number;
  readonly declaredAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

/** What a message may ask for. */
export type NilNeed = { readonly kind: 'nil' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface NilLoaded {
  readonly nil?: {
    readonly statements: readonly NilStatement[];
    /** How many innovations a unit of this person has handed in. */
    readonly handedIn: ReadonlyMap<string, number>;
    /** Units of this person that have a head now. */
    readonly headed: ReadonlySet<string>;
  };
}

/** Acts that wait for their code. */
export type NilAct =
  | { readonly do: 'declare_nil'; readonly unitId: string; readonly editionId: string }
  | { readonly do: 'confirm_nil'; readonly statement: number; readonly unitId: string };
