import { toHex, sha256 } from '../../shared/basics/bytes.ts';
import type { Bundle } from '../../shared/bundle/bundle.ts';
import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import { setMeeting } from '../../shared/deciding/decision-operations.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { Recorded } from '../../shared/merge/following-facts.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { ed25519 } from '../builders/contest-builder.ts';

const byName = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What was said of keys, where a contest has two roots: the contests before had nothing of it. */
const trusted = ({
  directory,
  keys,
  recipients,
  cutOffs,
  soft,
  quarantine,
  hard,
}: FoldedContest) => ({
  threshold: directory.threshold,
  confirmation: directory.confirmation,
  roots: directory.rootKeys.length,
  version: directory.version,
  waiting: directory.waiting.map(({ kind, reason }) => `${kind} ${reason}`),
  mutualRevocation: directory.mutualRevocation,
  keys: [...keys.values()]
    .map(
      ({ person, state, confirmed, stages, cuts, logs }) =>
        `${person} ${state} ${confirmed} ${stages?.join() ?? 'all'} ${cuts?.length ?? 'uncut'} ${logs.length}`,
    )
    .toSorted(),
  recipients: byName([...recipients].map(([whom, list]) => [whom, list.map(toHex)] as const)),
  cutOffs: byName([...cutOffs].map(([stage, heads]) => [stage, heads.length] as const)),
  soft: soft.map(({ submission, juror, fields }) => `${submission} ${juror} ${fields.length}`),
  disputed: quarantine.filter(({ disputed }) => disputed).map(({ operation }) => operation.key),
  bases: hard.map(({ base }) => base !== null),
});

/** What jurors read and signed: the contests before had nothing of it. */
const read = ({ documents, calibration, consents }: FoldedContest) => ({
  documents: byName(documents),
  calibration: byName(calibration),
  consents: byName(consents),
});

/** What headquarters' desk works with, and the whole regulation: the contests before had nothing of it. */
const worked = ({
  settings,
  submissions,
  jurorDetails,
  interests,
  duplicates,
  blocked,
  accesses,
}: FoldedContest) => ({
  settings: settings === null ? null : setContestSettings(settings).value,
  submissions: byName(submissions),
  jurorDetails: byName(jurorDetails),
  interests,
  duplicates: byName(duplicates),
  blocked: byName(blocked),
  accesses,
});

/** What follows a decision, and who stands behind it: the contests before had nothing of it. */
const decided = ({
  settings,
  cutOffs,
  meetingVersions,
  seals,
  appeals,
  publications,
  audits,
}: FoldedContest) => ({
  settings: settings === null ? null : setContestSettings(settings).value,
  cutOffs: byName([...cutOffs].map(([stage, heads]) => [stage, heads.length] as const)),
  versions: byName(
    [...meetingVersions].map(
      ([stage, versions]) =>
        [
          stage,
          versions.map(({ meeting, reason, amendsSeal }) => ({
            meeting: setMeeting(meeting).value,
            reason,
            amendsSeal,
          })),
        ] as const,
    ),
  ),
  seals: byName(
    [...seals].map(([stage, { root, meeting, confirmedBy, complete }]) => {
      const versions = meetingVersions.get(stage) ?? [];
      const sealed = versions.findIndex(({ operation }) => operation === meeting);
      return [stage, { root, sealed, confirmed: confirmedBy.length, complete }] as const;
    }),
  ),
  appeals: byName(appeals),
  publications: byName(publications),
  audits: byName(audits),
});

/** Draws and referees' sheets: the contests before had nothing of them. */
const played = ({ draws, drawVersions, matchResults, matchVersions }: FoldedContest) => ({
  draws: byName(
    [...draws].map(([name, { draw, disputed }]) => [name, { draw, disputed }] as const),
  ),
  drawReasons: byName(
    [...drawVersions].map(([name, all]) => [name, all.map(({ reason }) => reason)] as const),
  ),
  sheets: byName(
    [...matchResults].map(([name, sheets]) => {
      const told = [...sheets].map(([match, { disputed, standing }]) => {
        const said = standing.map(({ result, reason }) => ({ result, reason }));
        const inOrder = said.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
        return [match, { disputed, standing: inOrder }] as const;
      });
      return [name, byName(told)] as const;
    }),
  ),
  versions: byName(
    [...matchVersions].map(
      ([name, all]) =>
        [name, all.map(({ replaces }) => replaces.length).toSorted((a, b) => a - b)] as const,
    ),
  ),
});

/** Supported projects, without what is in dispute: the contests before had nothing of them. */
function followed({ following, monitoringOrders, hard }: FoldedContest) {
  const disputed = new Set(hard.map(({ key }) => key));
  const plain = <T extends Recorded>({
    operation: _id,
    by: _signer,
    wallClock: _time,
    ...said
  }: T) => said;
  return {
    projects: byName(
      [...following].map(([submission, { facts, project, ...lists }]) => {
        const told = Object.entries(lists).map(([name, list]) => [
          name,
          Array.isArray(list)
            ? list.map((each: object) => ('operation' in each ? plain(each as Recorded) : each))
            : list,
        ]);
        const figures = facts.filter(
          ({ indicator, day }) => !disputed.has(`fact/${submission}/${indicator}/${day}`),
        );
        return [
          submission,
          {
            ...Object.fromEntries(told),
            project: project === null ? null : plain(project),
            figures: figures.map(plain),
            disputedFigures: facts.length - figures.length,
          },
        ] as const;
      }),
    ),
    orders: byName([...monitoringOrders].map(([id, order]) => [id, plain(order)] as const)),
  };
}

/** Pools, teams and proposals, without what is in dispute: the contests before had nothing of them. */
function gathered({ pool, teams, selfAssessments, verdicts, hard }: FoldedContest) {
  const disputed = new Set(hard.map(({ key }) => key));
  const said = <T extends { readonly by: string; readonly wallClock: number }>(
    prefix: string,
    map: ReadonlyMap<string, T>,
  ) =>
    byName(
      [...map].flatMap(([name, { by: _signer, wallClock: _time, ...record }]) =>
        disputed.has(`${prefix}/${name}`) ? [] : [[name, record] as const],
      ),
    );
  return {
    pool: said('pool', pool),
    teams: byName([...teams].map(([name, own]) => [name, byName(own)] as const)),
    selfAssessments: said('self-assessment', selfAssessments),
    verdicts: said('proposal', verdicts),
  };
}

/** A live final: the contests before had nothing of it. */
const pitched = (state: FoldedContest) => ({
  orders: byName(state.runningOrders),
  turns: byName([...state.turns].map(([stage, turns]) => [stage, byName(turns)] as const)),
  budgets: byName(
    [...state.budgetVersions].map(
      ([name, all]) => [name, all.map(({ budget, reason }) => ({ budget, reason }))] as const,
    ),
  ),
  attendance: byName(
    [...state.finalAttendance].map(([stage, members]) => [stage, byName(members)] as const),
  ),
});

/** Headquarters' desks and what they have seen: the contests before had nothing of them. */
const watched = ({ desks }: FoldedContest) =>
  byName(
    [...desks].map(([log, { name, duty, state, reason, seen }]) => [
      log as string,
      { name, duty, state, reason, seen: seen?.current ?? null },
    ]),
  );

/** What a contest came to, without the ids that follow from bytes. */
const foldedTo = (state: FoldedContest) => ({
  title: state.settings?.title ?? null,
  people: [...state.people.keys()].toSorted(),
  keys: [...state.keys.values()]
    .map(({ person, role, state: how }) => `${person} ${role} ${how}`)
    .toSorted(),
  submissions: byName(
    [...state.submissions].map(([id, { eligibility }]) => [id, eligibility.admitted] as const),
  ),
  assignments: byName(state.assignments),
  recusals: state.recusals,
  sheets: byName(
    [...state.sheets].map(([name, { scores, comments, status, counted, handIn, reopening }]) => {
      const salt = handIn === null ? null : toHex(handIn.salt);
      return [
        name,
        { scores, comments, status, counted, salt, reopened: reopening !== null },
      ] as const;
    }),
  ),
  hard: state.hard.map(({ key, alternatives }) => ({
    key,
    alternatives: alternatives
      .map(({ value, author }) => `${author.person} ${JSON.stringify(value)}`)
      .toSorted(),
  })),
  forks: state.forks.map(({ person, branches, settled }) => ({ person, branches, settled })),
  quarantine: state.quarantine
    .map(({ operation, reason, settled }) => `${operation.key} ${reason} ${settled ?? 'open'}`)
    .toSorted(),
  unknown: state.unknown.map(({ kind, key }) => `${kind} ${key}`),
  counts: state.counts,
  resolutions: state.resolutions.map(({ key, reason }) => `${key} ${reason}`),
  meetings: byName(
    [...state.meetings].map(([stage, meeting]) => [stage, setMeeting(meeting).value] as const),
  ),
  seals: byName(
    [...state.seals].map(
      ([stage, { stateHash: hash, wallClock }]) => [stage, { stateHash: hash, wallClock }] as const,
    ),
  ),
  ...(state.directory.threshold === 2 ? { trust: trusted(state) } : {}),
  ...(state.documents.size > 0 ? { read: read(state) } : {}),
  ...(state.jurorDetails.size > 0 ? { worked: worked(state) } : {}),
  ...(state.appeals.size > 0 ? { decided: decided(state) } : {}),
  ...(state.runningOrders.size > 0 ? { pitched: pitched(state) } : {}),
  ...(state.draws.size > 0 ? { played: played(state) } : {}),
  ...(state.pool.size > 0 ? { gathered: gathered(state) } : {}),
  ...(state.desks.size > 0 ? { watched: watched(state) } : {}),
  ...(state.following.size > 0 ? { followed: followed(state) } : {}),
});

/** What one bundle of a vector holds, as plain JSON. */
export async function described(
  bundle: Bundle,
): Promise<{ readonly content: object; readonly ids: object }> {
  const { manifest, attachments, payloads } = bundle;
  const invitation = payloads.get('invitation.cbor');
  if (invitation !== undefined) {
    const speaker = {
      contest: manifest.contest,
      log: manifest.sender.log,
      signer: manifest.sender.publicKey,
    };
    const told = decodeInvitation(invitation, speaker);
    if (!told.ok) throw new Error(told.error.type);
    const { person, ticketSeed, facts } = told.value;
    const state = foldContest({
      contest: manifest.contest,
      segments: new Map(),
      facts,
      proven: new Set(),
    });
    const content = {
      kind: manifest.kind,
      person,
      ticketSeed: toHex(ticketSeed),
      folded: foldedTo(state),
    };
    return { content, ids: { manifest, facts: facts.map(({ id, key }) => `${id} ${key}`) } };
  }
  const union = await addBundle(emptyArchive(manifest.contest), bundle, ed25519.verify);
  if (!union.ok) throw new Error(union.error.type);
  const state = foldContest(union.value.archive);
  const content = {
    kind: manifest.kind,
    counts: manifest.counts,
    attachments: [...attachments].map(([hash, bytes]) => [hash, toHex(sha256(bytes))]),
    folded: foldedTo(state),
  };
  return { content, ids: { manifest, stateHash: stateHash(state) } };
}
