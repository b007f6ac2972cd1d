import type { Beginning } from './begin-demo.ts';
import { isFollowed } from './council-applications.ts';
import { announce, type DemoFile, exportInvitation } from './demo-bundles.ts';

/** What headquarters has told by the day of the invitations, and the seed of their tickets. */
export type Told = Parameters<typeof exportInvitation>[3];

/**
 * The invitations. Coordinators are told again once projects are followed: a visit may then begin on a laptop that
 * is new.
 */
export async function inviteAll(
  { people, headquarters }: Beginning,
  told: Told,
): Promise<readonly DemoFile[]> {
  const { settings } = people;
  const { segments, contest } = headquarters.installation;
  const renewed = isFollowed(settings)
    ? { ...told, announcement: announce(segments, contest) }
    : told;
  const files: DemoFile[] = [];
  for (const { person } of people.coordinators)
    files.push(await exportInvitation(settings, headquarters, person, renewed));
  for (const { person } of people.jurors)
    files.push(await exportInvitation(settings, headquarters, person, told));
  return files;
}
