import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { err } from '../../../../shared/basics/result.ts';
import type { ContestSettings } from '../../../../shared/contest/contest.ts';
import type { PublicKeyId } from '../../../../shared/log/operation.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Profile } from '../../../../renderer/storage/desk.ts';
import {
  contestState,
  meeting,
  settings,
  sheet,
  sheetsByKey,
} from '../../../results/small-contest.ts';
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

beforeEach(beginDeciding);
afterEach(endDeciding);

describe('the meeting', () => {
  test('is recorded with the winners that the ranking proposes', async () => {
    const record = recording();
    show(contestState({ meetings: new Map(), ...notSealed }), { record });
    await page.getByLabelText('Номер протокола').fill('7');
    await page.getByLabelText('Дата').fill('13.05.2026');
    await page.getByLabelText('Место проведения').fill('Астана');
    const absent = page.getByRole('radiogroup', { name: 'Участие: Ибраев Самат' });
    await press(absent.getByRole('radio', { name: 'отсутствует' }));
    await page.getByLabelText('За', { exact: true }).fill('2');
    await press(button('Сохранить данные заседания'));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    expect(record.mock.calls[0]?.[0]).toEqual([
      {
        kind: 'meeting.set',
        key: 'meeting/written',
        reason: '',
        value: {
          stage: 'written',
          number: '7',
          date: '2026-05-13',
          place: 'Астана',
          mode: 'in-person',
          present: ['c-1', 'c-2', 'c-4'],
          votes: { for: 2, against: 0, abstained: 0 },
          winners: [
            { nomination: 'energy', place: 1, submission: '318' },
            { nomination: 'energy', place: 2, submission: '147' },
            { nomination: 'water', place: 1, submission: '203' },
            { nomination: 'water', place: 2, submission: '23' },
          ],
          tieReason: '',
        },
      },
    ]);
  });

  test('tells the quorum while presence is being marked', async () => {
    show(contestState({ meetings: new Map(), ...notSealed }));
    const of = (name: string) => page.getByRole('radiogroup', { name: `Участие: ${name}` });
    await expect.element(page.getByText('Кворум есть')).toBeVisible();
    await press(of('Ибраев Самат').getByRole('radio', { name: 'отсутствует' }));
    await press(of('Литвинова Татьяна Андреевна').getByRole('radio', { name: 'по видео' }));
    await expect
      .element(page.getByText('Членов с правом голоса — 3, присутствуют — 2, кворум — 2.'))
      .toBeVisible();
    await press(of('Литвинова Татьяна Андреевна').getByRole('radio', { name: 'отсутствует' }));
    await expect.element(page.getByText('Кворума нет')).toBeVisible();
  });

  test('has what is wrong said at the field, with the way to other parts', async () => {
    const record = recording();
    show(contestState({ meetings: new Map(), ...notSealed }), { record });
    await page.getByLabelText('Дата').fill('31.02.2026');
    await press(part('Места и призы'));
    await press(button('Сохранить данные заседания'));
    await expect.element(page.getByText('Полей, которые нужно исправить: 2')).toBeVisible();
    await press(page.getByRole('link', { name: 'Ход заседания' }));
    await expect.element(page.getByText('Введите дату в виде ДД.ММ.ГГГГ.')).toBeVisible();
    await expect.element(page.getByLabelText('Дата')).toHaveAttribute('aria-invalid', 'true');
    expect(record).not.toHaveBeenCalled();
  });

  test('keeps what was typed through other parts, another language and another section', async () => {
    const { leaveAndReturn } = show(contestState({ meetings: new Map(), ...notSealed }));
    await page.getByLabelText('Место проведения').fill('Алматы');
    await page.getByLabelText('Открыто в').fill('16:');
    await press(part('Места и призы'));
    await press(part('Ход заседания'));
    await expect.element(page.getByLabelText('Открыто в')).toHaveValue('16:');
    leaveAndReturn();
    await switchLanguage('en');
    await expect.element(page.getByLabelText('Opened at')).toHaveValue('16:');
    await expect.element(page.getByLabelText('Place', { exact: true })).toHaveValue('Алматы');
  });

  test('is not lost when it could not be recorded', async () => {
    show(contestState(notSealed), { record: async () => err({ type: 'StoreFull' }) });
    await page.getByLabelText('Место проведения').fill('Алматы');
    await expect.element(page.getByText('Есть несохранённые изменения')).toBeVisible();
    await press(button('Сохранить данные заседания'));
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByLabelText('Место проведения')).toHaveValue('Алматы');
  });
});

describe('places and prizes', () => {
  const tiedSheets = sheetsByKey([
    sheet('318', 'j-1', 9000),
    sheet('147', 'j-1', 9000),
    sheet('203', 'j-1', 7000),
    sheet('23', 'j-2', 6000),
  ]);

  test('a tie is settled with the keyboard: who was moved up stands first, and a reason is asked', async () => {
    const record = recording();
    show(contestState({ sheets: tiedSheets, ...notSealed, meetings: new Map() }), { record });
    await page.getByLabelText('Место проведения').fill('Астана');
    await press(part('Места и призы'));
    const tie = page.getByRole('region', { name: 'Места 1–2: заявок с равным баллом — 2' });
    await expect.element(tie.getByText(/Новизна — 9/).first()).toBeVisible();
    await press(tie.getByRole('radio', { name: 'Определён порядок' }));
    const second = tie.getByRole('listitem').nth(1);
    const title = second.element().querySelector('.t1')?.textContent ?? '';
    const up = tie.getByRole('button', { name: `Поднять выше: ${title}` });
    (up.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(tie.getByRole('listitem').first()).toHaveTextContent(title);
    await press(button('Сохранить данные заседания'));
    await expect.element(tie.getByText('Укажите причину.')).toBeVisible();
    await tie.getByLabelText('Обоснование решения').fill('Решил председатель.');
    await press(button('Сохранить данные заседания'));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    const { ties, winners } = recordedMeeting(record);
    expect(ties).toHaveLength(1);
    expect(ties[0]?.reason).toBe('Решил председатель.');
    const energy = winners.filter(({ nomination }) => nomination === 'energy');
    expect(energy.map(({ submission }) => submission)).toEqual(ties[0]?.order);
    expect(energy.map(({ place }) => place)).toEqual([1, 2]);
  });

  test('a prize of the commission goes to whom one finds by title', async () => {
    const record = recording();
    show(contestState(notSealed), { record });
    await press(part('Места и призы'));
    await press(button('Добавить Гран-при'));
    await page.getByLabelText('Кому присуждается').fill('сорғы');
    await press(button('№\u00a0147 · Жел сорғысы'));
    await press(button('Сохранить данные заседания'));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    expect(recordedMeeting(record).prizes).toEqual([
      {
        id: 'grand-prix',
        title: { kk: 'Бас жүлде', ru: 'Гран-при', en: 'Grand prix' },
        submission: '147',
      },
    ]);
  });

  test('the list of those who go on is changed in sight', async () => {
    const record = recording();
    show(contestState(notSealed), { record });
    await press(part('Места и призы'));
    await press(page.getByRole('radio', { name: 'Список изменён комиссией' }));
    await press(button('Исключить из списка: Жел сорғысы'));
    await page.getByLabelText('Добавить заявку в список').fill('23');
    await press(button('№\u00a023 · Су есептегіш'));
    await expect.element(page.getByText('исключено комиссией')).toBeVisible();
    await expect.element(page.getByText('добавлено комиссией')).toBeVisible();
    await expect
      .element(page.getByText('Заявок в списке: 3. Отличий от списка по положению: 2'))
      .toBeVisible();
    await press(button('Сохранить данные заседания'));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    expect(recordedMeeting(record).finalists).toEqual(['318', '203', '23']);
  });
});

describe('grants', () => {
  const rich: ContestSettings = {
    ...settings,
    grants: { ceiling: 3_000_000, perProjectMax: 2_500_000, partialAllowed: true },
  };

  test('are typed freely, shown in groups, and money above the ceiling is said before anything is saved', async () => {
    const record = recording();
    show(contestState({ settings: rich, ...notSealed }), { record });
    await press(part('Гранты'));
    await press(button('Добавить победителей: 2'));
    const first = page.getByRole('group', { name: 'Бөгетсіз шағын су электр станциясы' });
    const second = page.getByRole('group', { name: 'Тамшылатып суару' });
    await first.getByLabelText('Выделено, ₸').fill('2600000');
    await second.getByLabelText('Выделено, ₸').fill('1 000 000');
    await expect.element(first.getByLabelText('Выделено, ₸')).toHaveValue('2\u00a0600\u00a0000');
    await expect.element(first.getByText('больше предела на проект')).toBeVisible();
    await expect.element(page.getByText('Превышение предела: 600\u00a0000\u00a0₸')).toBeVisible();
    expect(record).not.toHaveBeenCalled();
    await first.getByLabelText('Выделено, ₸').fill('2000000');
    await expect.element(page.getByText(/Превышение предела/)).not.toBeInTheDocument();
    await press(button('Сохранить данные заседания'));
    await vi.waitFor(() => expect(record).toHaveBeenCalledOnce());
    expect(recordedMeeting(record).grants).toEqual([
      { submission: '318', requested: null, granted: 2_000_000, reason: '' },
      { submission: '203', requested: null, granted: 1_000_000, reason: '' },
    ]);
  });

  test('above the ceiling keep the stage from being sealed', async () => {
    const grants = [{ submission: '318', requested: null, granted: 3_000_001, reason: '' }];
    const meetings = new Map([['written', { ...meeting, grants }]]);
    show(contestState({ settings: rich, meetings, ...notSealed }));
    await press(part('Закрытие'));
    await press(button('Закрыть этап'));
    const dialog = page.getByRole('dialog', { name: 'Этап пока нельзя закрыть' });
    await expect.element(dialog.getByText(/3\u00a0000\u00a0001/)).toBeVisible();
  });
});

test('a key that counts for nothing any more reads and records nothing', async () => {
  const own = 'p'.repeat(43) as PublicKeyId;
  const keys: ContestState['keys'] = new Map([
    [
      own,
      {
        publicKey: own,
        person: 'hq',
        role: 'headquarters',
        state: 'revoked',
        confirmed: true,
        stages: null,
        cuts: [],
        logs: [],
      },
    ],
  ]);
  const profile = { role: 'headquarters', publicKey: own } as Profile;
  show(contestState({ keys, ...notSealed }), {}, profile);
  await expect.element(page.getByText(/не может вносить решения/)).toBeVisible();
  await expect.element(page.getByLabelText('Номер протокола')).toBeDisabled();
  await expect.element(button('Сохранить данные заседания')).not.toBeInTheDocument();
});
