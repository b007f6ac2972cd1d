import { err, ok, type Result } from '../../shared/basics/result.ts';
import { cleanText } from '../../shared/contest/clean-text.ts';
import { followingKinds, setVisit } from '../../shared/following/following-operations.ts';
import { type Visit, visitLimits, type VisitPhoto } from '../../shared/following/visit.ts';
import { examineDocument } from '../../shared/intake/document-content.ts';
import { documentName } from '../../shared/intake/document-name.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import { refuseOnAudit } from './desk-views.ts';
import type { Desk, DeskError } from './desk.ts';
import type { PhotoFile, VisitRecorded } from './visit-files.ts';
import { StoreWriteError } from './durable-writes.ts';
import { deskError } from './open-file.ts';

export type VisitCommands = Pick<Desk, 'recordVisit'>;

/** Headquarters visits everybody, a coordinator or a juror the own region. */
function mayVisit({ profile, state }: ContestKeeper, { submission }: Visit): boolean {
  const visited = state.submissions.get(submission);
  if (visited === undefined) return false;
  const own = state.people.get(profile.person)?.region ?? null;
  return profile.role === 'headquarters' || (own !== null && visited.region === own);
}

/** What of the files chosen becomes photos of a visit; place, time and device are out of their bytes. */
async function photosOf(
  { documents }: ContestKeeper,
  visit: Visit,
  files: readonly PhotoFile[],
): Promise<{
  readonly photos: readonly VisitPhoto[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly refused: VisitRecorded['refused'];
}> {
  const photos = new Map(visit.photos.map((photo) => [photo.hash, photo]));
  const bytes = new Map<string, Uint8Array>();
  const refused: { name: string; error: DeskError }[] = [];
  for (const file of files) {
    const name = documentName(file.name);
    const read = examineDocument(file.bytes);
    if (!read.ok) refused.push({ name, error: deskError(read.error) });
    else if (read.value.kind !== 'image') refused.push({ name, error: { type: 'PhotoExpected' } });
    else {
      const hash = await documents.hashOf(read.value.bytes);
      if (!photos.has(hash) && photos.size >= visitLimits.photos) {
        const details = { limit: visitLimits.photos };
        refused.push({ name, error: { type: 'PhotosTooMany', details } });
        continue;
      }
      bytes.set(hash, read.value.bytes);
      const caption = cleanText(file.caption).slice(0, visitLimits.caption);
      const size = read.value.bytes.length;
      photos.set(hash, photos.get(hash) ?? { hash, name, size, caption });
    }
  }
  return { photos: [...photos.values()], bytes, refused };
}

/** Bytes first, then what says that they are a visit's: a visit never names a photo that is not here. */
async function record(
  core: DeskCore,
  keeper: ContestKeeper,
  [visit, files, reason = '']: Parameters<Desk['recordVisit']>,
): Promise<Result<VisitRecorded, DeskError>> {
  const { photos, bytes, refused } = await photosOf(keeper, visit, files);
  await keeper.documents.put(bytes);
  await keeper.record([setVisit({ ...visit, photos }, reason)]);
  core.showContest({ save: { status: 'saved', at: core.ports.now() } });
  return ok({ photos, refused });
}

/** Commands about site visits. */
export function visitCommands(core: DeskCore): VisitCommands {
  return {
    recordVisit: (...given) =>
      core.withKeeper(async (keeper) => {
        const [visit] = given;
        if (!mayVisit(keeper, visit))
          return err({ type: 'VisitElsewhere', details: { number: visit.submission } });
        const refused = refuseOnAudit(keeper, followingKinds.visit);
        if (refused !== null) return err(refused);
        if (core.space?.level === 'blocked') return err({ type: 'SpaceBlocked' });
        try {
          return await record(core, keeper, given);
        } catch (error) {
          // Photos that do not fit are no reason to say that what was entered is not saved.
          if (!(error instanceof StoreWriteError)) throw error;
          core.showContest();
          return err(thrownError(error));
        }
      }),
  };
}
