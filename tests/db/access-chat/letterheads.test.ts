// The access matrix in chat, row 52.
import { check } from './check.ts';
import { letterheadTries } from './letterheads.ts';

check(letterheadTries);
