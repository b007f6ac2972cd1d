import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Working } from '../../ui/progress.tsx';
import type { AssigningControl } from './use-assigning.ts';

/** How far the worker is and the way to stop it, or how it ended. */
export function AssigningNote({ control }: { readonly control: AssigningControl }) {
  const { t, format } = useText('assign');
  const { work, stop } = control;
  switch (work.type) {
    case 'idle':
      return null;
    case 'failed':
      return <Banner tone="danger">{t('failed')}</Banner>;
    case 'stopped':
      return (
        <div role="status">
          <Banner>{t('stopped')}</Banner>
        </div>
      );
    case 'working': {
      const { progress } = work;
      const text =
        progress === null
          ? t('working.start')
          : progress.step === 'swapping'
            ? t('working.swapping')
            : t('working.placing', {
                done: format.number(progress.done),
                total: format.number(progress.total),
              });
      return (
        <Working
          text={text}
          done={progress?.done ?? 0}
          total={progress?.total ?? 1}
          stop={<Button onClick={stop}>{t('common:stop')}</Button>}
        />
      );
    }
  }
}
