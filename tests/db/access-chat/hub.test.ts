// The access matrix in chat, rows of the catalogue.
import { check } from './check.ts';
import { hubTries } from './hub.ts';

check(hubTries);
