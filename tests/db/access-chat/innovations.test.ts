// The access matrix in chat, rows 6 to 16 and 47.
import { check } from './check.ts';
import { innovationTries } from './innovations.ts';

check(innovationTries);
