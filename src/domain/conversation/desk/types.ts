// What the desk in the browser adds to a conversation: one effect. Types only.

/** What is done for the desk. `token` opens it once, for so many minutes. */
export type DeskEffect = {
  readonly kind: 'create_desk_link';
  readonly token: string;
  readonly minutes: number;
};
