import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import { contestKinds } from '../../shared/contest/contest-operations.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { documentLimits, setDocument } from '../../shared/contest/document.ts';
import { isRegionsOwn } from '../../shared/contest/regions.ts';
import { planDocuments } from '../../shared/intake/plan-documents.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import { refuseOnAudit } from './desk-views.ts';
import type { Desk, DeskError, DocumentsAdded } from './desk.ts';
import { StoreWriteError } from './durable-writes.ts';
import { deskError } from './open-file.ts';

export type DocumentCommands = Pick<Desk, 'addDocuments' | 'readDocument'>;

type Given = Parameters<Desk['addDocuments']>[0][number];

/** What one application gets, and what it does not. */
interface Addition {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly actions: readonly Action[];
  readonly same: number;
  readonly refused: DocumentsAdded['refused'];
}

const nothing = { bytes: new Map<string, Uint8Array>(), actions: [], same: 0 } as const;

/** Headquarters adds to every application, a coordinator to those that were registered in the own region. */
const mayAddTo = ({ profile, state }: ContestKeeper, submission: Id): boolean =>
  profile.role === 'headquarters' ||
  isRegionsOwn(submission, state.people.get(profile.person)?.region ?? null);

/** The documents that files become at the end of an application's list; nothing is written. */
async function additionTo(keeper: ContestKeeper, { submission, files }: Given): Promise<Addition> {
  const { state, documents } = keeper;
  const refusal = (name: string, error: DeskError) => ({ submission, name, error });
  if (!state.submissions.has(submission) || !mayAddTo(keeper, submission)) {
    const error = { type: 'DocumentSubmission', details: { number: submission } };
    return { ...nothing, refused: files.map(({ name }) => refusal(name, error)) };
  }
  const plan = planDocuments(files);
  const refused = plan.refused.map(({ name, error }) => refusal(name, deskError(error)));
  const here = state.documents.get(submission) ?? [];
  const known = new Set(here.map(({ hash }) => hash));
  const bytes = new Map<string, Uint8Array>();
  const actions: Action[] = [];
  let at = Math.max(-1, ...here.map((document) => document.at)) + 1;
  let same = 0;
  for (const document of plan.documents) {
    const { name, kind } = document;
    const hash = await documents.hashOf(document.bytes);
    // What was lost on this disk comes back with the same file.
    if (known.has(hash)) bytes.set(hash, document.bytes);
    if (known.has(hash)) same += 1;
    else if (known.size >= documentLimits.perSubmission)
      refused.push(
        refusal(name, {
          type: 'DocumentsTooMany',
          details: { limit: documentLimits.perSubmission },
        }),
      );
    else {
      known.add(hash);
      bytes.set(hash, document.bytes);
      const size = document.bytes.length;
      actions.push(setDocument(submission, { hash, name, kind, size, at }));
      at += 1;
    }
  }
  return { bytes, actions, same, refused };
}

/** Bytes first, then what says that they are documents: an application never names what is not here. */
async function add(
  core: DeskCore,
  keeper: ContestKeeper,
  given: readonly Given[],
): Promise<Result<DocumentsAdded, DeskError>> {
  const actions: Action[] = [];
  const refused: DocumentsAdded['refused'][number][] = [];
  let same = 0;
  for (const each of given) {
    const addition = await additionTo(keeper, each);
    await keeper.documents.put(addition.bytes);
    actions.push(...addition.actions);
    refused.push(...addition.refused);
    same += addition.same;
  }
  if (actions.length > 0) await keeper.record(actions);
  core.showContest(actions.length > 0 ? { save: { status: 'saved', at: core.ports.now() } } : {});
  return ok({ added: actions.length, same, refused });
}

/** Submissions named once each, so that positions in a list are given once. */
function bySubmission(input: readonly Given[]): readonly Given[] {
  const files = new Map<Id, Given['files'][number][]>();
  for (const each of input)
    files.set(each.submission, [...(files.get(each.submission) ?? []), ...each.files]);
  return [...files].map(([submission, own]) => ({ submission, files: own }));
}

/** Commands about the documents of applications. */
export function documentCommands(core: DeskCore): DocumentCommands {
  return {
    addDocuments: (input) =>
      core.withKeeper(async (keeper) => {
        if (keeper.profile.role === 'juror') return err({ type: 'RoleForbidden' });
        const refused = refuseOnAudit(keeper, contestKinds.document);
        if (refused !== null) return err(refused);
        if (core.space?.level === 'blocked') return err({ type: 'SpaceBlocked' });
        try {
          return await add(core, keeper, bySubmission(input));
        } catch (error) {
          // Documents that do not fit are no reason to say that what was entered is not saved.
          if (!(error instanceof StoreWriteError)) throw error;
          core.showContest();
          return err(thrownError(error));
        }
      }),
    // Not in turn: whoever reads need not wait for an import to end.
    readDocument: async (hash) => {
      const { keeper } = core;
      if (keeper === null) return err({ type: 'NoContest' });
      const bytes = await keeper.documents.read(hash);
      if (!bytes.ok && bytes.error.type === 'DocumentDamaged' && keeper === core.keeper)
        core.showContest();
      return bytes;
    },
  };
}
