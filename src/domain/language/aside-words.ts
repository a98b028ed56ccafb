// Which of two readings of a message is meant.
// It only says what words look like; what follows from them is decided in ../conversation.

/** It was the answer. */
export const meansAnswer = /^(?:1|(?:ini |itu )?jawaban(?:nya)?)[\s.!]*$/iu;

/** The same without a figure, where a figure answers what is open. */
export const namesAnswer = /^(?:ini |itu )?jawaban(?:nya)?[\s.!]*$/iu;

/** It was a question. */
export const meansQuestion = /^(?:2|(?:ini |itu )?pertanyaan(?:nya)?|tanya)[\s.!]*$/iu;

/** It was a candidate. */
export const meansCandidate = /^(?:2|(?:ini |itu )?temuan)[\s.!]*$/iu;

/** It was a story. */
export const meansStory = /^(?:2|(?:ini |itu )?(?:cerita|temuan)(?:nya)?)[\s.!]*$/iu;

/** Asks whether something may be done. */
export const asksLeave = /(?<!\p{L})(?:bisa|bs|boleh|blh|dapatkah)(?!\p{L})/iu;

/** Says of something that it is not there. */
export const saysAbsent =
  /(?<!\p{L})(?:belum|blm|balum|tidak|tdk|gak|ga|nggak|kada)\s+(?:ada|punya|pernah|dibuat)(?!\p{L})|(?<!\p{L})(?:kadada|gada|menyusul|nihil)(?!\p{L})/iu;
