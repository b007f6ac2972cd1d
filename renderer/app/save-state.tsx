import { useHost } from '../host/host-context.ts';
import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';

/** Whether everything is on disk, and no more than is true: in a browser there is one place only. A failure stays. */
export function SaveState() {
  const { t, format } = useText('shell');
  const { save, keeping } = useDesk('save', 'keeping');
  const { kind } = useHost();
  const failed = save.status === 'failed';
  const copyFailed = keeping.copyError !== null;
  const browserOnly = save.status === 'saved' && kind === 'browser';
  return (
    <div
      className={classNames('saved', save.status)}
      role="status"
      {...(browserOnly ? { title: t('save.browserNote') } : {})}
    >
      {save.status !== 'idle' && (
        <>
          <Icon name={failed ? 'alert' : save.status === 'saving' ? 'refresh' : 'done'} />
          <span>
            {failed
              ? t('common:notSaved')
              : save.status === 'saving'
                ? t('common:saving')
                : t('common:savedAt', { time: format.time(save.at) })}
            {browserOnly && <small>{t('save.browser')}</small>}
            {copyFailed && <small>{t('save.copyFailed')}</small>}
          </span>
        </>
      )}
    </div>
  );
}
