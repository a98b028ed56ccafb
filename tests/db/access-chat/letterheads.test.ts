// The access matrix in chat, rows 52 to 64.
import { check } from './check.ts';
import { letterheadTries } from './letterheads.ts';

check(letterheadTries);
