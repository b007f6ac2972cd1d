import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { codeOf } from './desk-rows.ts';
import { putInPlace, type ReplacedDesk, replacedDesks } from './replaced-desks.ts';

function Replaced({
  replaced,
  state,
}: {
  readonly replaced: ReplacedDesk;
  readonly state: ContestState;
}) {
  const { t } = useText('see-desks');
  const commands = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const { name } = replaced.desk;
  const code = codeOf(replaced.by);
  const reason = t('replaced.reason', { code });
  const put = async () => {
    const actions = putInPlace(replaced, state, reason);
    if ((await command.run(() => commands.record(actions))) !== null)
      toast({ text: t('common:saved') });
  };
  return (
    <>
      <Banner
        tone="warn"
        title={t('replaced.title', { name, code })}
        action={
          <Button variant="primary" busy={command.busy} onClick={() => void put()}>
            {t('replaced.verb')}
          </Button>
        }
      >
        {t('replaced.text')}
      </Banner>
      <ErrorBanner error={command.error} />
    </>
  );
}

/** Each desk whose laptop was restored or copied and which holds up sealing, with the way to put that right at once. */
export function ReplacedBanners({ state }: { readonly state: ContestState }) {
  return replacedDesks(state).map((replaced) => (
    <Replaced key={`${replaced.desk.log} ${replaced.by}`} replaced={replaced} state={state} />
  ));
}
