// The type of the one file of undici that is used, which its package names under another path.
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
