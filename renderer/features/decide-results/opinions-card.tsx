import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { useMeetingForm } from './form-context.ts';
import type { OpinionDraft } from './meeting-draft.ts';
import { RemoveButton } from './remove-button.tsx';

/** Separate opinions of members, word for word. */
export function OpinionsCard() {
  const { t, draft, change, wrongAt, memberName } = useMeetingForm();
  const { opinions } = draft;
  const set = (at: number, next: Partial<OpinionDraft>) =>
    change({
      opinions: opinions.map((each, other) => (other === at ? { ...each, ...next } : each)),
    });
  return (
    <Card
      title={t('opinions.title')}
      aside={
        <Button
          icon="plus"
          onClick={() => change({ opinions: [...opinions, { member: '', text: '' }] })}
        >
          {t('opinions.add')}
        </Button>
      }
    >
      {opinions.length === 0 ? (
        <p className="meta">{t('opinions.none')}</p>
      ) : (
        <ol className="decide-rows">
          {opinions.map((opinion, at) => (
            // Opinions have no names, and one member may have several while they are being typed.
            <li key={at}>
              <div className="grow col g3">
                <SelectField<string>
                  label={t('opinions.member')}
                  value={opinion.member}
                  onChange={(member) => set(at, { member })}
                  options={[
                    { value: '', label: t('opinions.choose') },
                    ...draft.attendance.map(({ member }) => ({
                      value: member,
                      label: memberName(member),
                    })),
                  ]}
                  {...wrongAt(`opinions/${at}/member`)}
                />
                <TextArea
                  label={t('opinions.text')}
                  value={opinion.text}
                  onChange={(text) => set(at, { text })}
                  {...wrongAt(`opinions/${at}/text`)}
                />
              </div>
              <RemoveButton
                name={t('opinions.named', { number: at + 1 })}
                onRemove={() => change({ opinions: opinions.filter((_, other) => other !== at) })}
              />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
