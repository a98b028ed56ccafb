// What says that answers from another year still hold: "29 dan 30 masih sama".
// It does not know which answers wait.

const SAME =
  /^(?:(?:butir|nomor|no\.?) )?((?:\d{1,3}(?: ?[,&] ?| dan | ))+)(?:masih|tetap) (?:sama|berlaku|benar)/iu;

/** Reads the numbers of items that are said to be the same; null for anything else. */
export function readStillSame(line: string): readonly number[] | null {
  const numbers = SAME.exec(line.replaceAll(/\s+/gu, ' '))?.[1];
  return numbers === undefined ? null : (numbers.match(/\d+/gu) ?? []).map(Number);
}
