// Elements of the page by their id and kind. It changes nothing.

/**
 * The element with this id; throws when the page has none of this kind, which is a fault of the page.
 *
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.querySelector(`#${id}`);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} #${id}`);
  return found;
}
