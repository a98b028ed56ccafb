// What is typed about gakor and messages of mentors.
// It only says what words look like; what follows from them is decided in ../conversation.

/** A gakor is made, with its name. */
export const newGakor = /^baru\s+(.{1,80})$/isu;

/** The number of a gakor, what is changed, and whom it concerns. */
export const gakorChange = /^(\d{1,6})\s+(unit|lepas|pamong)\s+(.+)$/isu;

/** A number alone asks how that gakor stands. */
export const gakorWord = /^\/?gakor\b(?!\s+\d{1,4}[\s?.!]*$)\s*(.*)$/isu;

/** A message to somebody. */
export const messageWord = /^\/?pesan\s+(?:untuk\s+|ke\s+|unit\s+)*(.+)$/isu;

/** The answer to a message, by its number. */
export const answerWord = /^\/?jawab\s+#?(\d{1,12})\b[\s:.,]*(.*)$/isu;
