import type { JurorLine } from '../../../shared/ranking/juror-report.ts';
import { jurorSentences } from '../../../shared/results/report-sentences.ts';
import { useChartPlace } from '../../charts/chart-place.ts';
import { Chip } from '../../ui/chip.tsx';
import { useReport } from './report-view.ts';

/** What can be said of one juror, in sentences; a reason to look and to ask, never a finding against a person. */
export function JurorDetail({ line }: { readonly line: JurorLine }) {
  const { t, jurorName, story } = useReport();
  const { onPaper } = useChartPlace();
  const name = jurorName(line.juror);
  return (
    <aside className="card pad juror-detail" aria-label={t('jurors.chosen')}>
      <h3>{name}</h3>
      {line.flags.length > 0 && (
        <p className="row wrap">
          {line.flags.map((flag) => (
            <Chip
              key={flag}
              tone={flag === 'few-sheets' ? 'neutral' : 'warn'}
              icon={flag === 'few-sheets' ? 'info' : 'alert'}
            >
              {t(`flag.${flag}`)}
            </Chip>
          ))}
        </p>
      )}
      {jurorSentences(line, story).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {!onPaper && <p className="meta">{t('jurors.caution')}</p>}
    </aside>
  );
}
