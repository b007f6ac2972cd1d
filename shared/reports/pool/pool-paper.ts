import { documentTexts, fillText } from '../../results/document-texts.ts';
import { localized, settingsOf } from '../../results/naming.ts';
import { plainPaper } from '../../results/paper-frame.ts';
import type { PaperData, ProtocolSource } from '../../results/protocol-parts.ts';
import { poolStage } from './pool-stages.ts';
import { poolTexts } from './pool-texts.ts';

/**
 * A paper of the pool: it says what is collected and decides nothing, so it is a draft only while records disagree. It
 * has no root, because nothing in it was counted.
 */
export function poolPaper(
  source: ProtocolSource,
  own: Pick<PaperData, 'title' | 'sections'> & Partial<PaperData>,
): PaperData {
  const { state, language } = source;
  const stage = poolStage(settingsOf(state));
  const disputed = state.hard.flatMap(({ key }) => {
    const [prefix = '', number = ''] = key.split('/');
    return prefix === 'pool' ? [fillText(poolTexts[language].pool.open, language, { number })] : [];
  });
  const isDraft = disputed.length > 0;
  const paper = plainPaper(source, own);
  return {
    ...paper,
    stage:
      stage === null
        ? paper.stage
        : fillText(documentTexts[language].register.stage, language, {
            stage: localized(stage.title, language),
          }),
    draftMark: isDraft ? documentTexts[language].draft : null,
    draftNote: isDraft ? documentTexts[language].draftNote : null,
    openTexts: disputed,
    rootLine: '',
    ...(own.stage === undefined ? {} : { stage: own.stage }),
  };
}
