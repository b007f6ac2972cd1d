import { useMemo } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { createMarker } from '../../../shared/finding/matched-parts.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { Marked } from '../../data-table/marked.tsx';
import type { DataColumn } from '../../data-table/table-columns.ts';
import { useText } from '../../language/use-text.ts';
import { HiddenText } from '../../personal-data/hidden-text.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { type Admission, admissionOf, type RowFacts } from './find-rows.ts';

const admissionLooks: Readonly<Record<Admission, readonly [Tone, IconName]>> = {
  admitted: ['ok', 'check'],
  undecided: ['warn', 'clock'],
  refused: ['danger', 'x'],
};

/** Words for what a list of applications says in short. */
export function useApplicationWords(settings: ContestSettings) {
  const { t, language, format } = useText('finding');
  return useMemo(() => {
    const nominations = new Map(
      settings.nominations.map(({ id, title }) => [id, format.localized(title)]),
    );
    return {
      nomination: (id: string): string => nominations.get(id) ?? id,
      region: (code: string | null): string =>
        code === null ? '—' : regionShortName(code, settings.regionsProfile, language),
      language: (written: Submission['language']): string => languageNames[written],
      admission: (admission: Admission): string => t(`admissions.${admission}`),
    };
  }, [settings, t, language, format]);
}

export type ApplicationWords = ReturnType<typeof useApplicationWords>;

type Column = DataColumn<Submission>;
type Rest = Omit<Column, 'id' | 'cell' | 'text'>;
type T = ReturnType<typeof useText<'finding'>>['t'];

const plain = (id: string, text: (row: Submission) => string, rest: Rest): Column => ({
  ...rest,
  id,
  text,
  cell: text,
});

/** Columns of texts that are looked through, with what was found marked. */
function searchedColumns(t: T, query: string): Readonly<Record<string, Column>> {
  const marker = createMarker(query);
  const searched = (id: 'id' | 'title' | 'applicant' | 'town', rest: Rest): Column => ({
    ...rest,
    id,
    text: (row) => row[id],
    cell: (row) => <Marked text={row[id]} parts={marker(row[id])} />,
  });
  return {
    id: searched('id', { title: '№', width: 84, sortable: true, needed: true }),
    title: {
      ...searched('title', { title: t('columns.title'), width: 320, sortable: true, needed: true }),
      cell: ({ title, language }) => (
        <span lang={language} className="t1">
          <Marked text={title} parts={marker(title)} />
        </span>
      ),
    },
    applicant: searched('applicant', { title: t('common:applicant'), width: 220, sortable: true }),
    town: searched('town', { title: t('common:town'), width: 150, sortable: true, extra: true }),
    bin: {
      id: 'bin',
      title: t('columns.bin'),
      width: 210,
      extra: true,
      text: ({ bin }) => bin,
      cell: ({ id, bin }) => (
        <HiddenText
          text={bin}
          label={`${t('columns.bin')}, ${t('common:submissionNumber', { number: id })}`}
          subject="submission"
          id={id}
          act="person-data"
        />
      ),
    },
  };
}

/** Columns of figures. */
const figureColumns = (
  t: T,
  number: (value: number) => string,
  { documentsOf, jurorsOf }: RowFacts,
): readonly Column[] => [
  {
    id: 'budget',
    title: t('columns.budget'),
    width: 140,
    numeric: true,
    sortable: true,
    extra: true,
    text: ({ budget }) => (budget === null ? '' : String(budget)),
    cell: ({ budget }) => (budget === null ? '' : number(budget)),
  },
  plain('documents', ({ id }) => String(documentsOf(id)), {
    title: t('columns.documents'),
    width: 110,
    numeric: true,
    sortable: true,
    extra: true,
  }),
  plain('jurors', ({ id }) => String(jurorsOf(id)), {
    title: t('columns.jurors'),
    width: 90,
    numeric: true,
    sortable: true,
    extra: true,
  }),
];

/** Columns of what is one of a few values. */
const chosenColumns = (t: T, words: ApplicationWords): Readonly<Record<string, Column>> => ({
  nomination: plain('nomination', ({ nomination }) => words.nomination(nomination), {
    title: t('common:nomination'),
    width: 200,
    sortable: true,
  }),
  region: plain('region', ({ region }) => words.region(region), {
    title: t('common:region'),
    width: 165,
    sortable: true,
  }),
  language: plain('language', ({ language }) => words.language(language), {
    title: t('columns.language'),
    width: 120,
    sortable: true,
    extra: true,
  }),
  admission: {
    id: 'admission',
    title: t('columns.admission'),
    width: 160,
    sortable: true,
    text: (row) => words.admission(admissionOf(row)),
    cell: (row) => {
      const [tone, icon] = admissionLooks[admissionOf(row)];
      return (
        <Chip tone={tone} icon={icon}>
          {words.admission(admissionOf(row))}
        </Chip>
      );
    },
  },
  reason: plain('reason', ({ eligibility }) => eligibility.reason, {
    title: t('columns.reason'),
    width: 200,
    extra: true,
  }),
});

/** Every column that the list of applications can show, in the order it has at first. */
export function useApplicationColumns(
  words: ApplicationWords,
  facts: RowFacts,
  query: string,
): readonly Column[] {
  const { t, format } = useText('finding');
  const { t: past } = useText('look-back');
  return useMemo(() => {
    const { beforeOf } = facts;
    const before =
      beforeOf === null
        ? []
        : [
            plain('before', ({ id: number }) => beforeOf(number), {
              title: past('before.column'),
              width: 230,
            }),
          ];
    const { id, title, applicant, ...others } = searchedColumns(t, query);
    const { nomination, region, admission, ...more } = chosenColumns(t, words);
    const figures = figureColumns(t, format.number, facts);
    return [
      ...[id, title, applicant, nomination, region, admission].filter((each) => each !== undefined),
      ...before,
      ...Object.values({ ...others, ...more }),
      ...figures,
    ];
  }, [t, past, format, words, facts, query]);
}
