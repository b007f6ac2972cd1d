import { tengeToTiyn } from '../../shared/basics/money.ts';
import type { Indicator, IndicatorFact } from '../../shared/following/indicator.ts';
import type { Milestone } from '../../shared/following/milestone.ts';
import type { MoneyRecord } from '../../shared/following/money-record.ts';
import type { MonitoringOrder } from '../../shared/following/monitoring-order.ts';
import type { Project } from '../../shared/following/project.ts';
import type { Risk } from '../../shared/following/risk.ts';
import type { Visit } from '../../shared/following/visit.ts';

export const projectOf = (more: Partial<Project> = {}): Project => ({
  submission: '1',
  contract: { number: 'Г-7', day: '2026-02-01' },
  start: '2026-02-01',
  end: '2027-12-31',
  granted: tengeToTiyn(1000),
  industry: 'water',
  organisation: { kind: 'university', name: 'Жұбанов университеті' },
  responsible: 'Әбдіров Асан',
  decidedIn: 'written',
  closure: null,
  ...more,
});

export const milestoneOf = (more: Partial<Milestone> = {}): Milestone => ({
  submission: '1',
  id: 'm-1',
  title: 'Үлгі жасау',
  due: '2026-06-30',
  amount: tengeToTiyn(400),
  state: 'planned',
  done: '',
  report: { due: '2026-07-10', received: '' },
  ...more,
});

export const moneyOf = (
  id: string,
  tenge: number,
  more: Partial<MoneyRecord> = {},
): MoneyRecord => ({
  submission: '1',
  id,
  day: '2026-03-01',
  amount: tengeToTiyn(tenge),
  document: '',
  purpose: '',
  milestone: null,
  ...more,
});

const nothing = { kk: '', ru: '', en: '' };

export const indicatorOf = (more: Partial<Indicator> = {}): Indicator => ({
  submission: '1',
  id: 'jobs',
  measure: 'jobs',
  title: nothing,
  unit: nothing,
  plan: [{ day: '2026-12-31', value: 1200 }],
  ...more,
});

export const factOf = (value: number, more: Partial<IndicatorFact> = {}): IndicatorFact => ({
  submission: '1',
  indicator: 'jobs',
  day: '2026-06-30',
  value,
  source: '',
  ...more,
});

export const visitOf = (more: Partial<Visit> = {}): Visit => ({
  submission: '1',
  id: 'v-1',
  day: '2026-05-20',
  visitors: ['Сериков Дамир'],
  state: 'behind',
  observations: 'Жабдық әкелінген, орнатылмаған.',
  risks: '',
  photos: [],
  place: null,
  ...more,
});

export const riskOf = (more: Partial<Risk> = {}): Risk => ({
  submission: '1',
  id: 'r-1',
  day: '2026-05-20',
  title: 'Жеткізу кешігеді',
  level: 'medium',
  measure: 'Жеткізушімен кездесу',
  responsible: '',
  due: '',
  closed: '',
  ...more,
});

export const orderOf = (more: Partial<MonitoringOrder> = {}): MonitoringOrder => ({
  id: 'o-1',
  number: '12-3/45',
  orderedBy: 'Тасжанов Асхат',
  office: 'Облыс әкімі',
  day: '2026-06-01',
  from: '2026-01-01',
  to: '2026-06-30',
  due: '2026-07-01',
  task: '',
  preparedBy: { name: 'Сериков Дамир', position: 'Хатшы' },
  proposals: [],
  reported: '',
  ...more,
});

export const photoOf = (number: number) => ({
  hash: number.toString(16).padStart(64, '0'),
  name: `${number}.jpg`,
  size: 1000 + number,
  caption: '',
});
