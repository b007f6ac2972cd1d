import { recipientOf } from '../bundle/encrypted-file.ts';
import { headquartersIdentity, regionIdentity } from '../bundle/identities.ts';
import type { RegionCode } from '../contest/contest.ts';
import { setRecipients } from '../trust/key-operations.ts';
import type { DemoInstallation } from './demo-installation.ts';
import type { DemoPeople } from './demo-people.ts';

/** Whom files of a demo are encrypted to, by `headquarters` or region; empty where they travel openly. */
export type DemoRecipients = ReadonlyMap<'headquarters' | RegionCode, Uint8Array>;

/** Headquarters says that files are for itself, and for every region with a coordinator also for that. */
export async function tellRecipients(
  headquarters: DemoInstallation,
  { coordinators }: Pick<DemoPeople, 'coordinators'>,
): Promise<DemoRecipients> {
  const { seed, contest } = headquarters;
  const recipients = new Map<'headquarters' | RegionCode, Uint8Array>();
  recipients.set('headquarters', await recipientOf(headquartersIdentity(seed, contest)));
  for (const { person } of coordinators) {
    if (person.region === null) continue;
    const secret = regionIdentity(seed, contest, person.region);
    recipients.set(person.region, await recipientOf(secret));
  }
  headquarters.commit([...recipients].map(([whom, publicKey]) => setRecipients(whom, [publicKey])));
  return recipients;
}
