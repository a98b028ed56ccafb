// The access matrix in chat, rows 49 to 51.
import { candidateTries } from './candidates.ts';
import { check } from './check.ts';

check(candidateTries);
