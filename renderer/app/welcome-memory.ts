import type { Role } from '../../shared/contest/people.ts';

const storageKey = (role: Role): string => `qazylar.welcomed.${role}`;

/** Whether nobody has put away the first steps of a role on this computer; without storage they are not shown. */
export function firstTime(role: Role): boolean {
  try {
    return window.localStorage.getItem(storageKey(role)) === null;
  } catch {
    return false;
  }
}

/** Remembers that the first steps of a role were put away. */
export function rememberWelcome(role: Role): void {
  try {
    window.localStorage.setItem(storageKey(role), 'yes');
  } catch {
    // A convenience only.
  }
}
