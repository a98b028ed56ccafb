// Completes the embedded PostgreSQL in node_modules, for a folder that is read-only when the product runs.
// It starts nothing; where the folder is writable, the product does the same at its start.
import { findBinaries } from '../src/db/embedded/binaries.ts';

findBinaries();
