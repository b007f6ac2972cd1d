/**
 * An event that a listener may prevent.
 *
 * @param {Record<string, unknown>} [facts]
 */
export function stoppableEvent(facts = {}) {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
