import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { err, ok } from '../../../shared/basics/result.ts';
import { HostShelf } from '../../../renderer/hand-over/host-shelf.tsx';
import { RecentFiles } from '../../../renderer/hand-over/recent-files.tsx';
import { WindowDrop } from '../../../renderer/hand-over/window-drop.tsx';
import { HostProvider, useHost } from '../../../renderer/host/host-context.ts';
import type { Host, HostFiles } from '../../../renderer/host/host.ts';
import { OpenedFilesProvider, useOpenedFiles } from '../../../renderer/host/opened-files.tsx';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { FileDrop } from '../../../renderer/ui/file-drop.tsx';
import { hostWithFiles } from '../show-screen.tsx';
import '../../../renderer/ui/styles.css';

const token = 'a'.repeat(32);
const file = { name: 'область.qzb', bytes: Uint8Array.of(1, 2, 3) };
const place = {
  token,
  folder: '/home/aigul/Құжаттар',
  files: [{ name: 'область.qzb', size: 3, code: '0390 58C6 F2C0 CB49' }],
};

let takeAway: () => void = () => undefined;
let came: string[] = [];
beforeEach(() => switchLanguage('ru'));
afterEach(() => {
  takeAway();
  came = [];
});

/** A desktop host that saves to one place; what is not given fails the test by its absence. */
const desktop = (files: Partial<HostFiles>, print: Host['print'] = async () => ok(null)): Host => ({
  ...hostWithFiles([]),
  kind: 'desktop',
  print,
  saveFiles: async () => ok({ names: ['область.qzb'], verified: true, place }),
  files: {
    show: async () => ok(null),
    copy: async () => err({ type: 'SaveCancelled' }),
    recent: async () => [],
    openRecent: async () => err({ type: 'RecentGone' }),
    forgetRecent: async () => undefined,
    savePdf: async () => err({ type: 'PdfFailed' }),
    reportJob: async () => null,
    ...files,
  },
});

function Screen() {
  const host = useHost();
  useOpenedFiles((files) => came.push(...files.map(({ name }) => name)));
  return (
    <>
      <button type="button" onClick={() => void host.saveFiles([file])}>
        save
      </button>
      <button type="button" onClick={() => void host.print()}>
        print
      </button>
    </>
  );
}

function show(host: Host, more: ReactNode = null): void {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  flushSync(() =>
    root.render(
      <HostProvider host={host}>
        <OpenedFilesProvider>
          <WindowDrop>
            <Screen />
            {more}
            <HostShelf />
          </WindowDrop>
        </OpenedFilesProvider>
      </HostProvider>,
    ),
  );
  takeAway = () => root.unmount();
}

const press = async (name: string): Promise<void> => {
  const find = () =>
    [...document.querySelectorAll('button')].find(
      (each) => each.textContent === name || each.ariaLabel === name,
    );
  await vi.waitFor(() => expect(find(), name).toBeDefined());
  find()?.click();
};
const says = (text: string): Promise<void> =>
  vi.waitFor(() => expect(document.body.textContent).toContain(text));

describe('a file that was saved', () => {
  test('is told with folder, size and code, and shown in its folder', async () => {
    const shown = vi.fn<HostFiles['show']>(async () => ok(null));
    show(desktop({ show: shown }));
    await press('save');
    await says('Сохранён 1 файл');
    for (const text of [place.folder, 'область.qzb', '0390 58C6 F2C0 CB49'])
      expect(document.body.textContent).toContain(text);
    await press('Показать в папке');
    expect(shown).toHaveBeenCalledExactlyOnceWith(token);
    await press('Закрыть');
    await vi.waitFor(() => expect(document.querySelector('.host-shelf')).toBeNull());
  });

  test('that is gone says so', async () => {
    show(desktop({ show: async () => err({ type: 'SavedGone' }) }));
    await press('save');
    await press('Показать в папке');
    await says('Файла уже нет на прежнем месте');
  });

  test.each([
    [{ removable: true, system: 'windows' }, 'Безопасное извлечение устройства'],
    [{ removable: true, system: 'mac' }, 'Finder'],
    [{ removable: true, system: 'linux' }, 'файловом менеджере'],
    [{ removable: false, system: 'linux' }, 'на самом компьютере'],
  ] as const)('is copied, and %j explains what comes next', async (about, advice) => {
    const copied = { names: ['область.qzb'], folder: '/media/aigul/USB', ...about };
    show(desktop({ copy: async () => ok(copied) }));
    await press('save');
    await press('Копировать на флешку');
    await says('Скопирован и проверен 1 файл');
    await says('/media/aigul/USB');
    await says(advice);
  });

  test.each([
    ['StickFull', 'На флешке не хватает места'],
    ['StickProtected', 'Флешка защищена от записи'],
    ['StickPulledOut', 'Флешка вынута во время копирования'],
  ] as const)('is not copied: %s in words', async (type, title) => {
    const details = { name: 'область.qzb' };
    show(desktop({ copy: async () => err({ type, details }) }));
    await press('save');
    await press('Копировать на флешку');
    await says(title);
    await says('«область.qzb»');
  });

  test('has no shelf in a browser', async () => {
    show(hostWithFiles([]));
    await press('save');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.querySelector('.host-shelf')).toBeNull();
  });
});

describe('printing', () => {
  test.each([
    ['PrinterMissing', 'Принтер не найден'],
    ['PrintFailed', 'Документ не напечатан'],
  ] as const)('that ends with %s says so', async (type, title) => {
    show(desktop({}, async () => err({ type })));
    await press('print');
    await says(title);
  });

  test('that the person cancelled says nothing', async () => {
    show(desktop({}, async () => err({ type: 'PrintCancelled' })));
    await press('print');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.querySelector('.host-shelf')).toBeNull();
  });
});

describe('recent files', () => {
  const listed = [{ token, name: 'область.qzb', how: 'saved', at: 1_790_000_000_000 }] as const;

  test('open where files are taken', async () => {
    show(
      desktop({ recent: async () => listed, openRecent: async () => ok(file) }),
      <RecentFiles />,
    );
    await says('Недавние файлы: 1');
    await press('область.qzb');
    await vi.waitFor(() => expect(came).toEqual(['область.qzb']));
  });

  test('that are gone say so, and are forgotten when asked', async () => {
    let list: readonly (typeof listed)[number][] = listed;
    const forgetRecent = async () => {
      list = [];
    };
    show(desktop({ recent: async () => list, forgetRecent }), <RecentFiles />);
    await press('область.qzb');
    await says('Файла больше нет на прежнем месте');
    await press('Очистить список');
    await vi.waitFor(() => expect(document.querySelector('.recent-files')).toBeNull());
  });

  test('are not there in a browser', () => {
    show(hostWithFiles([]), <RecentFiles />);
    expect(document.querySelector('.recent-files')).toBeNull();
  });
});

/** A drop of these files, as the browser tells it; whether the page kept it from leading away. */
function drop(files: readonly File[]): boolean {
  const dataTransfer = new DataTransfer();
  for (const each of files) dataTransfer.items.add(each);
  const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('files dropped on the window', () => {
  const named = (name: string) => new File(['a'], name);

  test('go where files are received, several at once, and lead nowhere', async () => {
    show(desktop({}));
    expect(drop([named('a.qzb'), named('b.qzb')])).toBe(true);
    await vi.waitFor(() => expect(came).toEqual(['a.qzb', 'b.qzb']));
  });

  test('are left to the screen’s own place for files', async () => {
    const own = vi.fn<(files: readonly { readonly name: string }[]) => void>();
    show(
      desktop({}),
      <FileDrop prompt="" button="choose" onPick={() => undefined} onFiles={own} />,
    );
    expect(drop([named('a.qzb')])).toBe(true);
    await vi.waitFor(() => expect(own).toHaveBeenCalledOnce());
    expect(came).toEqual([]);
  });

  test.each([false, true])(
    'that are a folder are refused in words (own place: %s)',
    async (own) => {
      const taken = vi.fn<() => void>();
      show(
        desktop({}),
        own ? (
          <FileDrop prompt="" button="choose" onPick={() => undefined} onFiles={taken} />
        ) : null,
      );
      const folder = { isDirectory: true } as FileSystemEntry;
      const entry = vi
        .spyOn(DataTransferItem.prototype, 'webkitGetAsEntry')
        .mockReturnValue(folder);
      drop([named('folder')]);
      await says('Вместо файла выбрана папка');
      entry.mockRestore();
      expect(came).toEqual([]);
      expect(taken).not.toHaveBeenCalled();
    },
  );

  test('that went away are refused in words', async () => {
    show(desktop({}));
    const gone = vi.spyOn(File.prototype, 'arrayBuffer').mockRejectedValue(new Error('gone'));
    drop([named('a.qzb')]);
    await says('Файл не читается');
    gone.mockRestore();
  });
});
