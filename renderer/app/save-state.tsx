import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';

/** Whether everything is on disk. A failure stays until something could be saved. */
export function SaveState() {
  const { t, format } = useText('shell');
  const { save } = useDesk();
  const failed = save.status === 'failed';
  return (
    <div className={classNames('saved', save.status)} role="status">
      {save.status !== 'idle' && (
        <>
          <Icon name={failed ? 'alert' : save.status === 'saving' ? 'refresh' : 'done'} />
          <span>
            {failed
              ? t('common:notSaved')
              : save.status === 'saving'
                ? t('common:saving')
                : t('common:savedAt', { time: format.time(save.at) })}
          </span>
        </>
      )}
    </div>
  );
}
