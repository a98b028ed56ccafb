// What is said about nil statements, as data. Types only; the words are in bot/text/nil.ts.

/** What is said about nil statements. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface NilMessages {
  nil_list: {
    readonly rows: readonly {
      readonly unit: string;
      readonly declaredBy: string | null;
      readonly declaredAt: string;
      readonly confirmedBy: string | null;
      readonly confirmedAt: string | null;
    }[];
  };
  nil_not_now: { readonly unit: string; readonly handedIn: number };
  nil_ask: { readonly unit: string; readonly edition: string; readonly headed: boolean };
  nil_ask_head: { readonly unit: string; readonly by: string | null; readonly at: string };
  nil_declared: { readonly unit: string; readonly headed: boolean };
  nil_confirmed: { readonly unit: string };
  notice_nil_no_head: { readonly unit: string; readonly by: string | null };
  notice_nil_declared: { readonly unit: string; readonly by: string | null };
  notice_nil_confirmed: { readonly unit: string; readonly by: string | null };
}
