/** The beginning of a state hash in groups of four, as people compare it over the phone. */
export const shortCode = (stateHash: string): string =>
  (stateHash.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');
