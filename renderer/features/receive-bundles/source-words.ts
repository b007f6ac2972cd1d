import { regionName } from '../../../shared/contest/regions.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Language } from '../../../shared/basics/localized.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { type AcceptedFile, regionOfFile } from './received-file.ts';

/** Whom a file comes from, as people say it: the region for a regional file, else the sender's name. */
export function sourceName(
  file: AcceptedFile,
  state: Pick<ContestState, 'people' | 'settings'> | null,
  language: Language,
): string {
  const region = regionOfFile(file, state);
  if (region !== null)
    return regionName(region, state?.settings?.regionsProfile ?? 'none', language);
  return senderName(file, state);
}

/** The sender as headquarters entered them; a name out of an unknown sender's file is shown as the file says it. */
export function senderName(file: AcceptedFile, state: Pick<ContestState, 'people'> | null): string {
  const person = file.sender.person === null ? undefined : state?.people.get(file.sender.person);
  return person === undefined ? file.sender.name : fullName(person);
}
