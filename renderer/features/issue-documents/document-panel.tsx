import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { issuedKinds, wholeSet } from '../../../shared/documents/document-kinds.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { BeginDocuments } from '../../results/use-stage-report.ts';
import { Button } from '../../ui/button.tsx';
import { Working } from '../../ui/progress.tsx';
import { ChoiceFields, type Choosing } from './choice-fields.tsx';
import { formsOf, requestOf } from './document-choice.ts';
import type { Making } from '../../results/use-making.ts';
import { useSave } from './use-save.ts';

/** Everything in one file. */
const zipName = 'results.zip';

interface PanelProps extends Choosing {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Id;
  readonly begin: BeginDocuments;
  readonly making: Making;
  /** Sheets of the chosen paper; null for one that is a whole. */
  readonly sheets: number | null;
  readonly onPrint: (what: 'shown' | 'all') => void;
  /** Null where the host makes no PDF: then the print dialog does. */
  readonly onPdf: (() => void) | null;
}

/** Printing what is shown, or, of a paper with many sheets, all of them. */
function PrintButtons({
  sheets,
  busy,
  onPrint,
}: Pick<PanelProps, 'sheets' | 'onPrint'> & { readonly busy: boolean }) {
  const { t } = useText('issue');
  if (sheets === null)
    return (
      <Button
        variant="primary"
        size="lg"
        wide
        icon="print"
        disabled={busy}
        onClick={() => onPrint('shown')}
      >
        {t('common:print')}
      </Button>
    );
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        wide
        icon="print"
        disabled={busy || sheets === 0}
        onClick={() => onPrint('all')}
      >
        {t('document.printAll', { count: sheets })}
      </Button>
      <Button wide icon="print" disabled={busy || sheets === 0} onClick={() => onPrint('shown')}>
        {t('document.printShown')}
      </Button>
    </>
  );
}

/** How far a long job is, with its stop. */
function MakingProgress({ progress, stop }: Making) {
  const { t } = useText('issue');
  if (progress === null) return null;
  return (
    <Working
      text={t('document.making', { done: progress.done, total: progress.total })}
      done={progress.done}
      total={progress.total}
      stop={
        <Button variant="quiet" onClick={stop}>
          {t('common:stop')}
        </Button>
      }
    />
  );
}

/** What is printed or saved, and in which language. */
export function DocumentPanel(props: PanelProps) {
  const { choice, state, settings, stage, begin, making, sheets, onPrint, onPdf } = props;
  const { t } = useText('issue');
  const { save, busy, error, verified } = useSave(begin, making);
  const issued = issuedKinds(settings, stage);
  const isMaking = busy || making.progress !== null;
  return (
    <>
      <ChoiceFields {...props} />
      <PrintButtons sheets={sheets} busy={isMaking} onPrint={onPrint} />
      <p className="meta">{t(onPdf === null ? 'document.printHint' : 'document.printSame')}</p>
      <MakingProgress {...making} />
      <div className="document-files" role="group" aria-label={t('document.files')}>
        <h2 className="document-heading">{t('document.files')}</h2>
        <div className="document-formats">
          {onPdf !== null && (
            <Button disabled={isMaking || sheets === 0} onClick={onPdf}>
              PDF
            </Button>
          )}
          {formsOf(choice.paper).map(([kind, form]) => (
            <Button
              key={kind}
              disabled={isMaking}
              onClick={() => save([requestOf(choice, kind, state)], null)}
            >
              {form}
            </Button>
          ))}
        </div>
      </div>
      <Button
        wide
        icon="download"
        disabled={isMaking}
        onClick={() => save(wholeSet(languages, issued), zipName)}
      >
        {t('document.all')}
      </Button>
      <RemovableNote verified={verified} />
      <ErrorBanner error={error} />
    </>
  );
}
