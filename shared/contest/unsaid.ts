import { sameData } from '../basics/same-data.ts';

/** True where a part says no more than what everything of an older form is read with. */
export const saysNothingNew = (part: object, unsaid: object): boolean =>
  Object.entries(unsaid).every(([name, value]) =>
    sameData(value, (part as Readonly<Record<string, unknown>>)[name]),
  );

/** The same part without the fields that an older form has no words for. */
export const without = (part: object, names: object): object =>
  Object.fromEntries(Object.entries(part).filter(([name]) => !(name in names)));
