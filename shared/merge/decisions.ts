import type { Operation } from '../log/operation.ts';
import type { Directory } from './key-holders.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { KnownOperations } from './root-statements.ts';
import { judgeActor } from './rules.ts';
import type { Alternative, Decision } from './state.ts';

const settling: ReadonlySet<string> = new Set([
  resolutionKinds.resolve,
  resolutionKinds.quarantine,
  resolutionKinds.fork,
]);

const withdrawalPrefix = 'withdrawal/';

/**
 * What headquarters decided about conflicts, quarantined records and forks, each with its withdrawal where one of its
 * desks took it back; in the order of operation ids. Whether a decision still stands is told by parents and heads.
 */
export function readDecisions(
  operations: readonly Operation[],
  directory: Directory,
  known: KnownOperations,
): readonly Decision[] {
  const versionsBefore = ({ kind, parents }: Operation): readonly Alternative[] =>
    kind !== resolutionKinds.resolve
      ? []
      : parents.flatMap((id) => {
          const operation = known.get(id);
          if (operation === undefined) return [];
          const holder = directory.keys.get(operation.signer);
          const author = { person: holder?.person ?? null, role: holder?.role ?? null };
          return [{ operation, value: operation.value, author }];
        });
  const valid = operations.filter(
    (operation) =>
      (settling.has(operation.kind) || operation.kind === resolutionKinds.withdraw) &&
      judgeActor(operation, directory) === null,
  );
  const withdrawals = new Map(
    valid
      .filter(({ kind }) => kind === resolutionKinds.withdraw)
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .map((operation) => [operation.key.slice(withdrawalPrefix.length), operation]),
  );
  return valid
    .filter(({ kind }) => kind !== resolutionKinds.withdraw)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((operation) => ({
      operation,
      withdrawal: withdrawals.get(operation.id) ?? null,
      replaced: versionsBefore(operation),
    }));
}
