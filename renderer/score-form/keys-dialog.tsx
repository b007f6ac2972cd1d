import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Keys } from '../ui/keys.tsx';

/** What the keys of a score sheet do. */
export function KeysDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useText('score');
  const rows = [
    ['0 … 9', t('keys.digits')],
    [', .', t('keys.fraction')],
    ['Enter ↓', t('keys.nextCriterion')],
    ['↑', t('keys.previousCriterion')],
    ['Ctrl Enter', t('keys.endComment')],
    ['PgDn', t('keys.nextSubmission')],
    ['PgUp', t('keys.previousSubmission')],
    ['Ctrl Z', t('keys.undo')],
    ['Ctrl Y', t('keys.redo')],
    ['Backspace', t('keys.erase')],
    ['?', t('keys.thisHelp')],
  ] as const;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('keys.title')}
      verbs={
        <Button variant="primary" onClick={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <p>{t('keys.layouts')}</p>
      <dl className="keylist">
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <Keys text={keys} />
              <span className="sr">{keys}</span>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
