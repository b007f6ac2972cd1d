import { sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { writeBundle } from '../../shared/bundle/bundle.ts';
import { setCalibration } from '../../shared/contest/contest-operations.ts';
import { removeDocument, setDocument } from '../../shared/contest/document.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { encodeInvitation, factsFor } from '../../shared/merge/invitation.ts';
import { signConsent } from '../../shared/trust/consent.ts';
import {
  buildContest,
  idIn,
  seedOf,
  segmentsOf,
  stateOf,
  testSettings,
} from '../builders/contest-builder.ts';
import type { Vector } from './all-kinds-contest.ts';

const texts = {
  ...testSettings,
  confidentiality: { kk: 'Құпия сақтаймын.', ru: 'Сохраняю тайну.', en: 'I keep it secret.' },
  consent: { kk: 'Келісемін.', ru: 'Согласен.', en: 'I agree.' },
};

const document = (text: string, name: string, at: number) => {
  const bytes = utf8ToBytes(text);
  return { hash: toHex(sha256(bytes)), name, kind: 'text', size: bytes.length, at } as const;
};

/** Documents of applications, one of them taken off; what a stage calibrates by; consents, one of them somebody else's. */
export async function documentsContest(): Promise<readonly Vector[]> {
  const world = await buildContest();
  const { contest, hq, jurors } = world;
  const [j1, j2] = jurors;
  const plan = document('Жоспар. План.', 'Жоспар.txt', 1);
  const budget = document('Смета', 'Смета.txt', 0);
  const wrong = document('?', 'wrong.txt', 2);
  const other = document('Суреті жоқ', '2.txt', 0);
  const said = await hq.seal(
    [setDocument('1', plan), setDocument('1', budget), setDocument('1', wrong)],
    [setDocument('2', other), setCalibration('written', ['1', '2'])],
  );
  await hq.seal([{ ...removeDocument('1', wrong.hash), parents: [idIn(said, 2)] }]);
  await present(j1, 'a juror').seal([signConsent('j1', texts, 'kk')]);
  await present(j2, 'a juror').seal([signConsent('j1', texts, 'ru')]);
  const segments = segmentsOf(world);
  const manifest = {
    contest,
    title: { kk: 'Байқау', ru: 'Конкурс', en: 'Contest' },
    demo: false,
    sender: { log: hq.log, person: 'headquarters', name: 'Штаб', role: 'headquarters' },
    created: 1_700_000_100_000,
  } as const;
  const attachments = new Map([[plan.hash, utf8ToBytes('Жоспар. План.')]]);
  const archive = await writeBundle(
    {
      manifest: { ...manifest, kind: 'archive', recipients: ['headquarters'] },
      segments,
      attachments,
    },
    hq.key,
  );
  const operations = readOperations(new Map(segments.map((segment) => [segment.id, segment])));
  const facts = factsFor(await stateOf(contest, segments), operations, 'j1');
  const invitation = await writeBundle(
    {
      manifest: { ...manifest, kind: 'invitation', recipients: ['j1'] },
      segments: [],
      attachments,
      payloads: new Map([
        ['invitation.cbor', encodeInvitation({ person: 'j1', ticketSeed: seedOf(11), facts })],
      ]),
    },
    hq.key,
  );
  return [
    { name: 'documents.qzb', bytes: archive },
    { name: 'documents-invitation.qzb', bytes: invitation },
  ];
}
