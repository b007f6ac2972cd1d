import { subtractTiyn, sumTiyn, type Tiyn } from '../basics/money.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { MoneyKind, MoneyRecord } from './money-record.ts';

/** What moved on a project so far. */
export interface ProjectMoney {
  readonly granted: Tiyn;
  readonly payments: readonly MoneyRecord[];
  readonly spendings: readonly MoneyRecord[];
}

/** Money beyond what there is; `beyond` is how much too much it would be, in tiyn. */
export interface MoneyBeyond {
  readonly type: 'PaidOverGranted' | 'SpentOverPaid';
  readonly beyond: Tiyn;
}

export interface MoneyTotals {
  readonly granted: Tiyn;
  readonly paid: Tiyn;
  readonly spent: Tiyn;
}

export const moneyTotals = ({ granted, payments, spendings }: ProjectMoney): MoneyTotals => ({
  granted,
  paid: sumTiyn(payments.map(({ amount }) => amount)),
  spent: sumTiyn(spendings.map(({ amount }) => amount)),
});

/** What is beyond the ceilings: never more paid than granted, never more spent than paid. */
export function moneyBeyond(money: ProjectMoney): readonly MoneyBeyond[] {
  const { granted, paid, spent } = moneyTotals(money);
  const found: MoneyBeyond[] = [
    { type: 'PaidOverGranted', beyond: subtractTiyn(paid, granted) },
    { type: 'SpentOverPaid', beyond: subtractTiyn(spent, paid) },
  ];
  return found.filter(({ beyond }) => beyond > 0);
}

const withRecord = (records: readonly MoneyRecord[], record: MoneyRecord) => [
  ...records.filter(({ id }) => id !== record.id),
  record,
];

/** What goes further beyond a ceiling than it did: a correction that does not reach back to it is taken all the same. */
function checkNext(before: ProjectMoney, next: ProjectMoney): Result<ProjectMoney, MoneyBeyond> {
  const was = new Map(moneyBeyond(before).map(({ type, beyond }) => [type, beyond]));
  const worse = moneyBeyond(next).find(({ type, beyond }) => beyond > (was.get(type) ?? 0));
  return worse === undefined ? ok(next) : err(worse);
}

/** Says whether a payment or spending, new or in the place of that of its id, stays within the ceilings. */
export const checkMoney = (
  money: ProjectMoney,
  kind: MoneyKind,
  record: MoneyRecord,
): Result<ProjectMoney, MoneyBeyond> =>
  checkNext(
    money,
    kind === 'payment'
      ? { ...money, payments: withRecord(money.payments, record) }
      : { ...money, spendings: withRecord(money.spendings, record) },
  );

/** Says whether the sum that was granted may become this: nothing that was paid may be beyond it. */
export const checkGranted = (
  money: ProjectMoney,
  granted: Tiyn,
): Result<ProjectMoney, MoneyBeyond> => checkNext(money, { ...money, granted });
