import { sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { tengeToTiyn } from '../../shared/basics/money.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import {
  setFact,
  setIndicator,
  setMilestone,
  setMoney,
  setOrder,
  setProject,
  setRisk,
  setVisit,
} from '../../shared/following/following-operations.ts';
import { buildContest, idIn, segmentsOf } from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const nothing = { kk: '', ru: '', en: '' };

const project = {
  submission: '1',
  contract: { number: 'Г-7', day: '2026-02-01' },
  start: '2026-02-01',
  end: '2027-12-31',
  granted: tengeToTiyn(3_000_000_000),
  industry: 'water',
  organisation: { kind: 'university', name: 'Елек университеті' },
  responsible: 'Оспанова Айша',
  decidedIn: 'written',
  closure: null,
} as const;

const payment = {
  submission: '1',
  id: 'p-1',
  day: '2026-03-01',
  amount: tengeToTiyn(1_000_000_000),
  document: 'ТТ-1',
  purpose: 'Аванс',
  milestone: 'm-1',
} as const;

const photo = utf8ToBytes('photo of a site');

const visit = {
  submission: '1',
  id: 'v-1',
  day: '2026-05-20',
  visitors: ['Сериков Дамир'],
  state: 'behind',
  observations: 'Жабдық орнатылмаған.',
  risks: 'Мерзім',
  photos: [{ hash: toHex(sha256(photo)), name: '1.jpg', size: photo.length, caption: 'Цех' }],
  place: { text: 'Ақтөбе', point: { latitude: 50_283_933, longitude: 57_166_978 } },
} as const;

const said = { submission: '1', indicator: 'jobs', day: '2026-06-30', source: 'Анықтама' };

/**
 * A contest in which everything of supported projects was said: one running, one ended, money of which a payment was
 * corrected, indicators of every measure, a visit with a photo, figures that two people tell differently, an order, and a
 * payment that a coordinator entered and that is kept aside.
 */
export async function followingContest(): Promise<Vector> {
  const world = await buildContest();
  const { contest, hq, coordinator } = world;
  const begun = await hq.seal([
    setProject(project, 'Хаттама № 7'),
    setMoney('payment', payment),
    setMoney('spending', { ...payment, id: 's-1', day: '2026-04-01', milestone: null }),
    setMilestone({
      submission: '1',
      id: 'm-1',
      title: 'Үлгі',
      due: '2026-06-30',
      amount: tengeToTiyn(400),
      state: 'done',
      done: '2026-06-29',
      report: { due: '2026-07-10', received: '' },
    }),
    ...(['output', 'jobs', 'patents', 'own'] as const).map((measure) =>
      setIndicator({
        submission: '1',
        id: measure,
        measure,
        title: measure === 'own' ? { kk: 'Қуаты', ru: 'Мощность', en: 'Power' } : nothing,
        unit: measure === 'own' ? { kk: 'кВт', ru: 'кВт', en: 'kW' } : nothing,
        plan: [{ day: '2026-12-31', value: 1250 }],
      }),
    ),
    setOrder({
      id: 'o-1',
      number: '12-3/45',
      orderedBy: 'Оспанова Айша',
      office: 'Облыс әкімі',
      day: '2026-06-01',
      from: '2026-01-01',
      to: '2026-06-30',
      due: '2026-07-01',
      task: 'Мониторинг',
      preparedBy: { name: 'Сериков Дамир', position: 'Хатшы' },
      proposals: ['Мерзімін ұзарту'],
      reported: '',
    }),
  ]);
  const closure = {
    result: 'terminated',
    day: '2026-06-01',
    reason: 'Орындаушы бас тартты',
    paid: tengeToTiyn(0),
    spent: tengeToTiyn(0),
    indicators: [{ indicator: 'jobs', value: 0 }],
  } as const;
  const corrected = { ...payment, amount: tengeToTiyn(1_000_000_001) };
  await hq.seal([
    {
      ...setMoney('payment', corrected, 'Төлем тапсырмасы бойынша'),
      parents: [idIn(begun, 1)],
    },
    setProject(
      { ...project, submission: '2', contract: { number: '', day: '' }, closure },
      'Бас тарту',
    ),
    setFact({ ...said, value: 700 }),
  ]);
  await coordinator.seal([
    setVisit(visit),
    setRisk({
      submission: '1',
      id: 'r-1',
      day: '2026-05-20',
      title: 'Жеткізу кешігеді',
      level: 'high',
      measure: 'Кездесу',
      responsible: 'Оспанова Айша',
      due: '2026-06-15',
      closed: '',
    }),
    setFact({ ...said, value: 500 }),
    setMoney('payment', { ...payment, id: 'p-2' }),
  ]);
  const manifest = {
    contest,
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
    created: 1_700_000_100_000,
    kind: 'archive',
    recipients: ['headquarters'],
  } as const;
  const attachments = new Map([[toHex(sha256(photo)), photo]]);
  const bytes = await writeBundle({ manifest, segments: segmentsOf(world), attachments }, hq.key);
  return { name: 'following.qzb', bytes };
}
