/**
 * Loader hook: the built main process asks for `electron` and gets the stand-in beside this file.
 *
 * @param {string} specifier
 * @param {object} context
 * @param {(specifier: string, context: object) => Promise<{ url: string }>} next
 */
export async function resolve(specifier, context, next) {
  return specifier === 'electron'
    ? { url: new URL('./electron.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
}
