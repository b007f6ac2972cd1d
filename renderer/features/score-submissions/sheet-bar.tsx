import type { RefObject } from 'react';
import { useText } from '../../language/use-text.ts';
import { SheetTotal } from '../../score-form/sheet-total.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { isLocked, type JurorWork, type WorkItem } from './juror-work.ts';

/** Whether a submission is put off, and the switch. */
interface LaterMark {
  readonly isLater: boolean;
  readonly set: (isLater: boolean) => void;
}

/** What else one may do with a sheet that is open. */
function SideActions({
  item,
  later,
  onPutOff,
  onRecuse,
}: {
  readonly item: WorkItem;
  readonly later: LaterMark;
  readonly onPutOff: () => void;
  readonly onRecuse: () => void;
}) {
  const { t } = useText('score');
  return (
    <>
      {item.sheet.status !== 'complete' && (
        <Button
          icon="later"
          title={t('later')}
          aria-label={t('later')}
          aria-pressed={later.isLater}
          onClick={onPutOff}
        >
          <span className="hide-s">{t('later')}</span>
        </Button>
      )}
      <Button
        variant="quiet"
        className="ink"
        icon="hand"
        title={t('recusal.action')}
        aria-label={t('recusal.action')}
        onClick={onRecuse}
      >
        <span className="hide-s">{t('recusal.action')}</span>
      </Button>
    </>
  );
}

/** Back, later, recusal, the total and the way on, always in the same places. */
export function SheetBar({
  work,
  index,
  item,
  later,
  onGo,
  onRecuse,
  mainAction,
}: {
  readonly work: JurorWork;
  readonly index: number;
  readonly item: WorkItem;
  readonly later: LaterMark;
  readonly onGo: (step: 1 | -1) => void;
  readonly onRecuse: () => void;
  readonly mainAction: RefObject<HTMLButtonElement | null>;
}) {
  const { t } = useText('score');
  const isLast = index === work.items.length - 1;
  const putOff = () => {
    later.set(!later.isLater);
    if (!later.isLater) onGo(1);
  };
  return (
    <footer className="actionbar">
      <LinkButton icon="list" href="#/" title={t('toList')} aria-label={t('toList')}>
        <span className="hide-s">{t('toList')}</span>
      </LinkButton>
      {index > 0 && (
        <Button
          icon="left"
          title={t('previousSubmission')}
          aria-label={t('previousSubmission')}
          aria-keyshortcuts="PageUp"
          onClick={() => onGo(-1)}
        />
      )}
      {!isLocked(item.sheet) && (
        <SideActions item={item} later={later} onPutOff={putOff} onRecuse={onRecuse} />
      )}
      <span className="grow" />
      <SheetTotal stage={work.stage} nomination={item.submission.nomination} values={item.sheet} />
      <Button
        ref={mainAction}
        variant="primary"
        size="lg"
        iconEnd="right"
        kbd="PgDn"
        aria-keyshortcuts="PageDown"
        onClick={() => onGo(1)}
      >
        <span className="only-small">{isLast ? t('toList') : t('common:next')}</span>
        <span className="hide-s">{isLast ? t('toList') : t('nextSubmission')}</span>
      </Button>
    </footer>
  );
}
