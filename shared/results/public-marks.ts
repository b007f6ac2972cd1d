import type { LocalizedText } from '../basics/localized.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import { documentTexts } from './document-texts.ts';
import { embargoMark } from './embargo.ts';
import { openItemText } from './open-items.ts';
import { settingsOf } from './naming.ts';
import type { ProtocolFacts } from './protocol-facts.ts';
import type { PublicSource } from './public-awards.ts';
import { inEachLanguage, publicText, publicTextInEach } from './public-texts.ts';

/** Something that everybody has to see before the result itself: it is not final, not released, or not real. */
export interface PublicMark {
  readonly type: 'draft' | 'embargo' | 'demo';
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  /** What keeps it from being final. */
  readonly open: readonly LocalizedText[];
}

/** The mark of every paper of a result that no person has released, with its planned day; null where there is none. */
function embargoPart({ state, ranking }: PublicSource): PublicMark | null {
  const publication = state.publications.get(ranking.stage);
  if (embargoMark(state, ranking.stage, 'kk') === null || publication === undefined) return null;
  const { day } = publication;
  return {
    type: 'embargo',
    title: inEachLanguage((language) => embargoMark(state, ranking.stage, language) ?? ''),
    note: inEachLanguage((language) =>
      [
        publicText('mark.embargoNote', language),
        ...(isIsoDate(day)
          ? [
              publicText('mark.embargoDay', language, {
                day: formatDate(day, language, 'official'),
              }),
            ]
          : []),
      ].join(' '),
    ),
    open: [],
  };
}

/** The marks of a result, the gravest first; none on a final one that may be shown. */
export function publicMarks(source: PublicSource, facts: ProtocolFacts): readonly PublicMark[] {
  const draft: PublicMark = {
    type: 'draft',
    title: inEachLanguage((language) => documentTexts[language].draft),
    note: publicTextInEach('mark.draft'),
    open: facts.open.map((item) =>
      inEachLanguage((language) => openItemText(source.state, item, language)),
    ),
  };
  const demo: PublicMark = {
    type: 'demo',
    title: inEachLanguage((language) => documentTexts[language].demo),
    note: null,
    open: [],
  };
  const embargo = embargoPart(source);
  return [
    ...(facts.draft ? [draft] : []),
    ...(embargo === null ? [] : [embargo]),
    ...(settingsOf(source.state).demo ? [demo] : []),
  ];
}
