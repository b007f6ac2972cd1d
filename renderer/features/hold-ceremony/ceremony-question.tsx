import { useText } from '../../language/use-text.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';

/** Asks before the public window closes or everybody sees another step. */
export function CeremonyQuestion({
  question,
  onClose,
  onEnd,
  onJump,
}: {
  /** Null while nothing is asked. */
  readonly question: CeremonyQuestionSubject | null;
  readonly onClose: () => void;
  readonly onEnd: () => void;
  readonly onJump: (at: number) => void;
}) {
  const { t } = useText('ceremony');
  if (question === null) return null;
  const ending = question.type === 'end';
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={ending ? t('end.question') : t('jump.question', { step: question.name })}
      verb={ending ? t('end.verb') : t('jump.verb')}
      cancel={t('goOn')}
      onConfirm={() => (ending ? onEnd() : onJump(question.at))}
    >
      <p>{ending ? t('end.consequence') : t('jump.consequence')}</p>
    </ConfirmDialog>
  );
}

export type CeremonyQuestionSubject =
  | { readonly type: 'end' }
  | { readonly type: 'jump'; readonly at: number; readonly name: string };
