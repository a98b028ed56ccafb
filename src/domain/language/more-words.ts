// The words by which the next page of a list is asked for. It knows no list.

/** True for a text that asks for the next page and says nothing else. */
export const asksForMore = (text: string): boolean =>
  /^(?:lagi|lainnya|yang lain|berikutnya|selanjutnya|halaman berikutnya)[.!]?$/iu.test(text.trim());

/** The same where "berikutnya" goes on to the next innovation, and only a page is meant. */
export const asksForNextPage = (text: string): boolean =>
  /^(?:lagi|lainnya|halaman berikut(?:nya)?|halaman selanjutnya|antrean lainnya)[.!]?$/iu.test(
    text.trim(),
  );
