import type { ProofSource } from '../../shared/results/proof-source.ts';
import { resultsPayload } from '../../shared/results/results-payload.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { foundContest, contestIdOf } from '../../shared/trust/founding.ts';
import { ed25519, seedOf, TestInstallation, testSettings } from '../builders/contest-builder.ts';

/** Headquarters of the contest that all results under test are of; its secret seed is 32 times the byte 1. */
export async function makeHeadquarters(): Promise<TestInstallation> {
  const root = await ed25519.keyFromSeed(seedOf(1));
  const founding = foundContest({ rootKeys: [root.publicKey], salt: new Uint8Array(16) });
  const headquarters = new TestInstallation(contestIdOf(founding.value), root, 1);
  await headquarters.seal([founding]);
  return headquarters;
}

/** A result as one of that contest. */
export const inContest = ({ state, ...rest }: ProofSource, contest: ContestId): ProofSource => ({
  ...rest,
  state: { ...state, contest },
});

/** The bytes of results.qzb. */
export const resultsFile = (
  headquarters: TestInstallation,
  source: ProofSource,
): Promise<Uint8Array> =>
  writeBundle(
    {
      manifest: {
        kind: 'results',
        contest: headquarters.contest,
        title: testSettings.title,
        demo: false,
        recipients: [],
        created: 1_700_000_000_000,
        sender: {
          log: headquarters.log,
          person: 'headquarters',
          name: 'Headquarters',
          role: 'headquarters',
        },
      },
      segments: headquarters.segments,
      payloads: new Map([
        ['results.cbor', resultsPayload(source, { stateHash: '0'.repeat(64), sealed: true })],
      ]),
    },
    headquarters.key,
  );
