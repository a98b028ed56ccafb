// What is typed about old documents and names that a phone gave to a file.
// It only says what words look like; what follows from them is decided in ../conversation.

/** A document is for a new innovation. */
export const intoNewOne = /^(?:1|baru|inovasi baru)\b/u;

/** A document is for the innovation that is open. */
export const intoThisOne = /^(?:2|tetap|sama)\b/u;

/** A name that a network or a phone gave to a file. */
export const givenByPhone = /^(?:foto|video|rekaman|berkas)-(\d{1,6})(?:\.\w+)?$/u;

/** The name of our own form, as it was sent out and as phones number it; it is a document wherever it arrives. */
export const ownForm = /^formulir[ _-]isian(?![a-z])[^.]*\.(?:docx|odt|pdf)$/iu;

/** The name of a photo: its own, or the word that stands for it where the network gives none. */
export const photoName = /\.(?:jpe?g|png)$|^foto(?:-\d{1,6})?$/iu;
