// The rule on names inside an archive: none may lead out of the folder it would be unpacked to.
// Nothing is ever unpacked to disk here; a file that tries is refused because others may unpack it.

/** Tells whether a name (with `/` as separator) is absolute, climbs up, names a drive or hides characters. */
export function isUnsafeName(name: string): boolean {
  if (name === '' || name.length > 1000 || /\p{Cc}/u.test(name)) return true;
  return name.startsWith('/') || /^[a-z]:/iu.test(name) || name.split('/').includes('..');
}
