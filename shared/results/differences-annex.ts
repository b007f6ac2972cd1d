import { groupBy } from '../basics/group-by.ts';
import type { Milli } from '../basics/points.ts';
import { formatScore } from '../language/number-format.ts';
import type { Operation, Value } from '../log/operation.ts';
import { resolutionKinds } from '../merge/resolution-operations.ts';
import { sheetPath } from '../merge/key-parts.ts';
import type { Alternative, QuarantinedOperation } from '../merge/state.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { compareIds, criterionTitle, jurorName, localized, oneLine, settingsOf } from './naming.ts';
import { plainPaper } from './paper-frame.ts';
import { annexLine } from './protocol-annexes.ts';
import type { Block, PaperData, PaperPart, ProtocolSource, TableColumn } from './protocol-parts.ts';
import { column, sentence } from './protocol-words.ts';

/** Records of what the commission decided on a stage. */
const decisionPrefixes = ['meeting', 'seal', 'appeal', 'publication', 'audit'] as const;

const isDecisionPrefix = (prefix: string): prefix is (typeof decisionPrefixes)[number] =>
  (decisionPrefixes as readonly string[]).includes(prefix);

/** What a decision was about: a score, a comment, a record of a stage's result, or other data by its key. */
function subjectOf({ state, language, juror }: ProtocolSource, key: string): string {
  const texts = documentTexts[language].resolution;
  const path = sheetPath(key);
  const [prefix = '', stage = ''] = key.split('/');
  if (isDecisionPrefix(prefix)) {
    const found = settingsOf(state).stages.find(({ id }) => id === stage);
    const title = found === undefined ? stage : localized(found.title, language);
    return fillText(texts[prefix], language, { stage: title });
  }
  if (path === null || path.criterion === '') return fillText(texts.other, language, { key });
  return fillText(key.startsWith('comment/') ? texts.comment : texts.score, language, {
    application: path.submission,
    juror: juror(path.juror),
    criterion: criterionTitle(state, path.criterion, language),
  });
}

/** A person as the annex names them: jurors as the regulation shows them. */
function nameOf(source: ProtocolSource, { person, role }: Alternative['author']): string {
  const { differences } = minutesTexts[source.language];
  if (person === null) return differences.someone;
  if (role === 'juror') return source.juror(person);
  return source.state.people.has(person)
    ? jurorName(source.state, person)
    : differences.headquarters;
}

const signerOf = ({ state }: ProtocolSource, { signer }: Operation): Alternative['author'] => {
  const holder = state.keys.get(signer);
  return { person: holder?.person ?? null, role: holder?.role ?? null };
};

/** Headquarters decides alone; of its people those that are entered are named. */
function deciderOf(source: ProtocolSource, operation: Operation): string {
  const { person } = signerOf(source, operation);
  return person !== null && source.state.people.has(person)
    ? jurorName(source.state, person)
    : minutesTexts[source.language].differences.headquarters;
}

/** A score as it is; of comments and records only that there is one, since they may name people. */
function valueText({ language }: ProtocolSource, key: string, value: Value): string {
  const { differences, scores } = minutesTexts[language];
  if (value === null) return differences.removed;
  if (key.startsWith('comment/')) return differences.text;
  if (value === 'cannot-judge') return scores.cannotJudge;
  return key.startsWith('score/') && typeof value === 'number'
    ? formatScore(value as Milli, language)
    : differences.record;
}

/** A heading with a table, or with the sentence that there is nothing to list. */
function tableSection(
  part: { readonly id: string; readonly title: string; readonly none: string },
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): PaperPart {
  const block: Block =
    rows.length === 0
      ? sentence(part.id, part.none)
      : { type: 'table', id: part.id, columns, rows };
  return { id: part.id, title: part.title, blocks: [block] };
}

function settledSection(source: ProtocolSource): PaperPart {
  const { state, language, facts } = source;
  const { differences: texts, column: titles } = minutesTexts[language];
  const { column: own } = documentTexts[language];
  const replaced = new Map(
    state.decisions.map(({ operation, replaced: versions }) => [operation.id, versions]),
  );
  const rows = facts.resolutions.map((operation) => [
    subjectOf(source, operation.key),
    (replaced.get(operation.id) ?? [])
      .map(({ author, value }) =>
        fillText(texts.version, language, {
          author: nameOf(source, author),
          value: valueText(source, operation.key, value),
        }),
      )
      .join('; ') || '—',
    valueText(source, operation.key, operation.value),
    deciderOf(source, operation),
    oneLine(operation.reason),
  ]);
  return tableSection(
    { id: 'settled', title: texts.settled, none: texts.noneSettled },
    [
      column('subject', own.subject),
      column('stood', titles.stood),
      column('total', titles.decided, 'center'),
      column('short', titles.person),
      column('ground', own.reason),
    ],
    rows,
  );
}

/** Copied installations that headquarters took note of; no section where there was none. */
function forkSections(source: ProtocolSource): readonly PaperPart[] {
  const { state, language } = source;
  const { differences: texts, column: titles } = minutesTexts[language];
  const { column: own, resolution } = documentTexts[language];
  const noted = state.decisions.filter(
    ({ operation, withdrawal }) => operation.kind === resolutionKinds.fork && withdrawal === null,
  );
  if (noted.length === 0) return [];
  const rows = noted.map(({ operation }) => {
    const log = operation.key.slice(operation.key.indexOf('/') + 1);
    const fork = state.forks.find((each) => each.log === log);
    const person = fork?.person ?? null;
    const role = state.people.get(person ?? '')?.role ?? null;
    const author = person === null ? resolution.fork : nameOf(source, { person, role });
    return [author, deciderOf(source, operation), oneLine(operation.reason)];
  });
  return [
    tableSection(
      { id: 'forks', title: texts.forks, none: '' },
      [
        column('subject', own.subject),
        column('short', titles.person),
        column('reason', own.reason),
      ],
      rows,
    ),
  ];
}

/** More people than these are told by their number alone. */
const mostNamed = 6;

function quarantineSection(source: ProtocolSource): PaperPart {
  const { state, language } = source;
  const { differences: texts, column: titles } = minutesTexts[language];
  const { column: own, quarantine: reasons } = documentTexts[language];
  const outcome = ({ settled }: QuarantinedOperation): string => {
    if (settled === null) return texts.open;
    return settled === 'released' ? texts.released : texts.leftOut;
  };
  const groups = groupBy(state.quarantine, (each) => `${each.reason}/${each.settled ?? ''}`);
  const rows = [...groups]
    .toSorted(([a], [b]) => compareIds(a, b))
    .flatMap(([, of]) => {
      const [first] = of;
      if (first === undefined) return [];
      const names = new Set(of.map(({ operation }) => nameOf(source, signerOf(source, operation))));
      const shown = [...names].toSorted().slice(0, mostNamed).join(', ');
      return [
        [
          reasons[first.reason],
          String(of.length),
          names.size > mostNamed ? `${shown}, …` : shown,
          outcome(first),
        ],
      ];
    });
  return tableSection(
    { id: 'quarantine', title: texts.quarantine, none: texts.noneQuarantine },
    [
      column('reason', own.reason),
      column('count', titles.count, 'right'),
      column('authors', titles.authors),
      column('ground', titles.outcome),
    ],
    rows,
  );
}

function recusalsSection(source: ProtocolSource): PaperPart {
  const { state, ranking, language, juror } = source;
  const { differences: texts, column: titles } = minutesTexts[language];
  const { column: own } = documentTexts[language];
  const rows = state.recusals
    .filter(({ stage }) => stage === ranking.stage)
    .toSorted((a, b) => compareIds(a.juror, b.juror) || compareIds(a.submission, b.submission))
    .map((recusal) => [juror(recusal.juror), recusal.submission, oneLine(recusal.reason) || '—']);
  return tableSection(
    { id: 'recusals', title: texts.recusals, none: texts.noneRecusals },
    [
      column('subject', titles.juror),
      column('short', texts.applications, 'center'),
      column('reason', own.reason),
    ],
    rows,
  );
}

function notCountedSection({ language, facts, juror }: ProtocolSource): PaperPart {
  const { differences: texts, column: titles } = minutesTexts[language];
  const { column: own, notCounted } = documentTexts[language];
  return tableSection(
    { id: 'not-counted', title: texts.notCounted, none: texts.noneNotCounted },
    [
      column('short', texts.applications, 'center'),
      column('subject', titles.juror),
      column('reason', own.reason),
    ],
    facts.notCounted.map((sheet) => [
      sheet.submission,
      juror(sheet.juror),
      notCounted[sheet.reason],
    ]),
  );
}

/** Annex 3: what was settled and how, and everything that was said and does not count, with the reasons. */
export const differencesAnnex = (source: ProtocolSource): PaperData =>
  plainPaper(source, {
    title: minutesTexts[source.language].annex.differences,
    lines: [annexLine(source, 'differences')],
    sections: [
      settledSection(source),
      ...forkSections(source),
      quarantineSection(source),
      recusalsSection(source),
      notCountedSection(source),
    ],
    numbered: true,
  });
