// What the desk's pages do with script: notes are stored while they are typed, and what others do shows by itself.
// Everything works without it; it decides nothing.
import { keepForm } from './desk-form.js';
import { takeKeys } from './desk-keys.js';
import { listen } from './desk-live.js';
import { forgetWhatIsOver, keepNotes } from './desk-notes.js';

forgetWhatIsOver();
if (document.body.dataset['innovation'] !== undefined) keepNotes();
if (document.body.dataset['isian'] !== undefined) keepForm();
if (document.body.dataset['person'] !== undefined) {
  listen();
  takeKeys();
}
