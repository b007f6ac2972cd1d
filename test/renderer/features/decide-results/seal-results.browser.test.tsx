import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { MeetingVersion } from '../../../../shared/deciding/seal.ts';
import type { OperationId, PublicKeyId } from '../../../../shared/log/operation.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import type { Profile } from '../../../../renderer/storage/desk.ts';
import { contestState, meeting, seal } from '../../../results/small-contest.ts';
import { press } from '../../press.ts';
import {
  beginDeciding,
  button,
  endDeciding,
  notSealed,
  part,
  recordedMeeting,
  recording,
  show,
} from './decide-screen.tsx';

const counts = { agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 };

beforeEach(beginDeciding);
afterEach(endDeciding);

const version = (name: string, fields: Partial<MeetingVersion> = {}): MeetingVersion => ({
  operation: `${name.repeat(43)}.0` as OperationId,
  meeting,
  by: 'q'.repeat(43) as PublicKeyId,
  reason: '',
  wallClock: Date.UTC(2026, 4, 13, 11),
  amendsSeal: false,
  ...fields,
});

describe('the seal', () => {
  test('is refused with the list of what is open', async () => {
    const record = recording();
    show(contestState({ counts: { ...counts, hard: 2, rule: 1 }, ...notSealed }), { record });
    await press(part('Закрытие'));
    await press(button('Закрыть этап'));
    const dialog = page.getByRole('dialog', { name: 'Этап пока нельзя закрыть' });
    await expect.element(dialog.getByText('Нерешённых расхождений — 2')).toBeVisible();
    await expect.element(dialog.getByText('Записей в карантине без решения — 1')).toBeVisible();
    await press(dialog.getByRole('button', { name: 'Закрыть' }));
    expect(record).not.toHaveBeenCalled();
  });

  test('is put on the state as it is, with the root in groups to compare', async () => {
    const record = recording();
    show(contestState(notSealed), { record, stateHash: async () => 'ab'.repeat(32) });
    await press(part('Закрытие'));
    await press(button('Закрыть этап'));
    const dialog = page.getByRole('alertdialog', { name: 'Закрыть этап?' });
    const code = dialog.getByRole('group', { name: 'Контрольный код результата' });
    await expect.element(code).toBeVisible();
    const root = (code.element().textContent ?? '').toLowerCase();
    await press(dialog.getByRole('button', { name: 'Закрыть этап' }));
    await vi.waitFor(() =>
      expect(record).toHaveBeenCalledExactlyOnceWith([
        expect.objectContaining({ key: 'cut-off/written', value: { heads: [] } }),
        {
          kind: 'stage.seal',
          key: 'seal/written',
          value: { stateHash: 'ab'.repeat(32), root, meeting: null },
        },
      ]),
    );
    expect(root).toMatch(/^[0-9a-f]{64}$/);
  });

  test('waits for a second pair of eyes, and another key of headquarters confirms it', async () => {
    const record = recording();
    const waiting = { ...seal, complete: false };
    const own = 'p'.repeat(43) as PublicKeyId;
    const profile = { role: 'headquarters', publicKey: own } as Profile;
    show(contestState({ seals: new Map([['written', waiting]]) }), { record }, profile);
    await press(part('Закрытие'));
    await press(button('Подтвердить закрытие'));
    const dialog = page.getByRole('dialog', { name: 'Коды одинаковы?' });
    await expect
      .element(dialog.getByRole('group', { name: 'Контрольный код результата' }))
      .toBeVisible();
    await press(dialog.getByRole('button', { name: 'Одинаковы, подтвердить' }));
    await vi.waitFor(() =>
      expect(record).toHaveBeenCalledExactlyOnceWith([
        { kind: 'seal.confirm', key: `seal-confirm/written/${own}`, value: seal.operation },
      ]),
    );
  });

  test('of the own key is not confirmed by the own key', async () => {
    const waiting = { ...seal, complete: false };
    const profile = { role: 'headquarters', publicKey: seal.by } as Profile;
    show(contestState({ seals: new Map([['written', waiting]]) }), {}, profile);
    await press(part('Закрытие'));
    await expect.element(page.getByText(/^Поставлена одна подпись, но другого/)).toBeVisible();
    await expect.element(button('Подтвердить закрытие')).not.toBeInTheDocument();
  });
});

describe('an amendment', () => {
  test('begins with a sealed form that can only be read, and is recorded with its reason', async () => {
    const record = recording();
    show(contestState(), { record });
    await expect.element(page.getByLabelText('Место проведения')).toBeDisabled();
    await press(button('Изменить'));
    await page.getByLabelText('Место проведения').fill('Алматы');
    await press(button('Внести изменение'));
    const dialog = page.getByRole('alertdialog', { name: 'Изменить закрытое решение?' });
    await expect.element(dialog.getByText('Алматы')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Внести изменение' })).toBeDisabled();
    await dialog.getByLabelText('Причина изменения').fill('Описка в протоколе.');
    await press(dialog.getByRole('button', { name: 'Внести изменение' }));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    expect(record.mock.calls[0]?.[0]?.[0]?.reason).toBe('Описка в протоколе.');
    expect(recordedMeeting(record).place).toBe('Алматы');
  });

  test('is listed with what it changed, and the stage is open to be sealed again', async () => {
    const sealed = version('a');
    const amended = version('b', {
      meeting: { ...meeting, place: 'Алматы' },
      reason: 'Описка в протоколе.',
      amendsSeal: true,
    });
    show(
      contestState({
        meetings: new Map([['written', amended.meeting]]),
        meetingVersions: new Map([['written', [sealed, amended]]]),
        seals: new Map([['written', { ...seal, meeting: sealed.operation }]]),
      }),
    );
    await press(part('Закрытие'));
    await expect.element(button('Закрыть этап заново')).toBeVisible();
    const versions = page.getByRole('region', { name: 'Версии решения' });
    await expect.element(versions.getByText('Причина: Описка в протоколе.')).toBeVisible();
    await expect.element(versions.getByText('Астана')).toBeVisible();
    await expect.element(versions.getByText('Алматы')).toBeVisible();
  });
});

describe('publication', () => {
  test('is prepared for a day and released by a person, after a question', async () => {
    const record = recording();
    const publications: ContestState['publications'] = new Map([
      ['written', { stage: 'written', state: 'prepared', day: '2026-06-01' }],
    ]);
    show(contestState({ publications }), { record });
    await press(part('Закрытие'));
    await expect.element(page.getByText(/Назначенный день: 1 июня 2026/)).toBeVisible();
    await press(button('Опубликовать'));
    const dialog = page.getByRole('alertdialog', { name: 'Опубликовать результат?' });
    await press(dialog.getByRole('button', { name: 'Опубликовать' }));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    expect(record.mock.calls[0]?.[0]?.[0]).toMatchObject({
      key: 'publication/written',
      value: { stage: 'written', state: 'released' },
    });
  });

  test('waits for the seal', async () => {
    show(contestState(notSealed));
    await press(part('Закрытие'));
    await expect.element(button('Опубликовать')).toBeDisabled();
  });
});
