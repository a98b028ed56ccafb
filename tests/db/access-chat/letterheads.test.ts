// The access matrix in chat, rows 52 and 53.
import { check } from './check.ts';
import { letterheadTries } from './letterheads.ts';

check(letterheadTries);
