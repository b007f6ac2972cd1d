import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Router } from 'wouter';
import * as hashAddress from 'wouter/use-hash-location';

import { err, ok } from '../../../../shared/basics/result.ts';
import type { ContestSettings } from '../../../../shared/contest/contest.ts';
import { parseMeeting } from '../../../../shared/deciding/meeting-schema.ts';
import type { Meeting } from '../../../../shared/deciding/meeting.ts';
import type { MeetingVersion } from '../../../../shared/deciding/seal.ts';
import type { OperationId, PublicKeyId } from '../../../../shared/log/operation.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import { DecideResultsScreen } from '../../../../renderer/features/decide-results/decide-results-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import type { Desk, Profile } from '../../../../renderer/storage/desk.ts';
import {
  contestState,
  meeting,
  seal,
  settings,
  sheet,
  sheetsByKey,
} from '../../../results/small-contest.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';
import { press } from '../../press.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const part = (name: string) => page.getByRole('radio', { name, exact: true });
const counts = { agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 };
const notSealed = { seals: new Map() };

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 800);
  location.hash = '#/decide';
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const recording = () => vi.fn<Desk['record']>(async () => ok(undefined));

function show(state: ContestState, answers: Partial<Desk> = {}, profile: Profile | null = null) {
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state, profile };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot, ...answers });
  const screen = () => {
    takeAway = showScreen(
      <Router hook={hashAddress.useHashLocation}>
        <DecideResultsScreen state={state} settings={state.settings ?? settings} stage="written" />
      </Router>,
      desk,
    );
  };
  screen();
  return {
    /** Another section and back. */
    leaveAndReturn: () => {
      takeAway();
      screen();
    },
  };
}

/** What was recorded as the meeting. */
function recordedMeeting(record: ReturnType<typeof recording>): Meeting {
  const value = record.mock.calls[0]?.[0]?.[0]?.value;
  const found = value === undefined ? undefined : parseMeeting(value);
  if (found === undefined) throw new Error('no meeting was recorded');
  return found;
}

const version = (name: string, fields: Partial<MeetingVersion> = {}): MeetingVersion => ({
  operation: `${name.repeat(43)}.0` as OperationId,
  meeting,
  by: 'q'.repeat(43) as PublicKeyId,
  reason: '',
  wallClock: Date.UTC(2026, 4, 13, 11),
  amendsSeal: false,
  ...fields,
});

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
