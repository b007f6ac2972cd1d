/** The groups of a recovery code, whatever stands between them. */
export const groupsOf = (code: string): readonly string[] =>
  code.toUpperCase().match(/[0-9A-Z]+/g) ?? [];

/** True where the last group was typed as it stands on the sheet; case and spaces do not matter. */
export const isLastGroup = (typed: string, code: string): boolean => {
  const last = groupsOf(code).at(-1);
  return last !== undefined && groupsOf(typed).join('') === last;
};
