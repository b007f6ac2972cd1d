import { type BundleContent, writeBundle } from '../shared/bundle/bundle.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { fullName } from '../shared/contest/people.ts';
import type { ContestState } from '../shared/merge/state.ts';
import type { ProofSource } from '../shared/results/proof-source.ts';
import { resultsPayload, type ResultsPayload } from '../shared/results/results-payload.ts';
import { foundingKind } from '../shared/trust/founding.ts';
import type { ReadArchive } from './archive-folder.ts';
import type { HeadquartersKey } from './headquarters-key.ts';

export type KeyRefused =
  | { readonly type: 'KeyOtherContest'; readonly contest: string }
  | { readonly type: 'KeyNotHeadquarters'; readonly publicKey: string };

/** Only a root key may sign a contest's results: whoever verifies them knows of no other key whose it is. */
export function checkHeadquartersKey(
  state: ContestState,
  { contest, publicKey }: HeadquartersKey,
): Result<void, KeyRefused> {
  if (contest !== state.contest) return err({ type: 'KeyOtherContest', contest });
  const holder = state.keys.get(publicKey);
  const isRoot = state.directory.rootKeys.includes(publicKey);
  return isRoot && holder?.role === 'headquarters' && holder.state === 'active'
    ? ok(undefined)
    : err({ type: 'KeyNotHeadquarters', publicKey });
}

/** What a bundle by headquarters says of its contest and its sender. */
export function headquartersManifest(
  state: ContestState,
  { log, publicKey }: HeadquartersKey,
  about: Pick<BundleContent['manifest'], 'kind' | 'recipients' | 'created'>,
): BundleContent['manifest'] {
  const person = state.people.get(state.keys.get(publicKey)?.person ?? '');
  return {
    ...about,
    contest: state.contest,
    title: state.settings?.title ?? { kk: '', ru: '', en: '' },
    demo: state.settings?.demo ?? false,
    sender: {
      log,
      person: person?.id ?? '',
      name: person === undefined ? '' : fullName(person),
      role: 'headquarters',
    },
  };
}

/**
 * The auditors' `results.qzb`: rule, sheets, salts, outcomes and decisions as the leaves of the published proof, signed by
 * headquarters. Jurors stand in it by name or by number, as the regulation says.
 */
export function writeResultsBundle(
  { state, archive }: Pick<ReadArchive, 'state' | 'archive'>,
  { ranking, meeting }: Pick<ProofSource, 'ranking' | 'meeting'>,
  issued: Pick<ResultsPayload, 'stateHash' | 'sealed'> & { readonly created: number },
  key: HeadquartersKey,
): Promise<Uint8Array> {
  const { created } = issued;
  return writeBundle(
    {
      manifest: headquartersManifest(state, key, { kind: 'results', recipients: [], created }),
      // The founding makes the signer's root key follow from the contest's id, so a checker needs nothing else.
      segments: [...archive.segments.values()].filter(({ commits }) =>
        commits.some(({ operations }) => operations.some(({ kind }) => kind === foundingKind)),
      ),
      payloads: new Map([['results.cbor', resultsPayload({ state, ranking, meeting }, issued)]]),
    },
    key.key,
  );
}
