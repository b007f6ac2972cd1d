/** Fewest characters of a passphrase. */
export const leastPassphraseLength = 8;

const strongLength = 16;
const fewestDifferent = 4;

/** What to tell a person about the passphrase they are typing. */
export type PassphraseStrength =
  | { readonly level: 'empty' }
  | { readonly level: 'short'; readonly missing: number }
  | { readonly level: 'repetitive' }
  | { readonly level: 'fair' }
  | { readonly level: 'strong' };

/** Judges by length and variety alone, which is all that can be judged without a dictionary. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = [...passphrase];
  if (characters.length === 0) return { level: 'empty' };
  if (characters.length < leastPassphraseLength) {
    return { level: 'short', missing: leastPassphraseLength - characters.length };
  }
  if (new Set(characters.map((character) => character.toLowerCase())).size < fewestDifferent)
    return { level: 'repetitive' };
  return { level: characters.length >= strongLength ? 'strong' : 'fair' };
}

/** Whether a passphrase may be used: long enough and not one character over and over. */
export const isUsablePassphrase = (passphrase: string): boolean => {
  const { level } = passphraseStrength(passphrase);
  return level === 'fair' || level === 'strong';
};
