import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Button } from '../../../renderer/ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../../renderer/ui/dialog.tsx';
import type { DroppedFile } from '../../../renderer/ui/dropped-files.ts';
import { CheckField, RadioField, SelectField, TextField } from '../../../renderer/ui/field.tsx';
import { FileDrop } from '../../../renderer/ui/file-drop.tsx';
import { Fingerprint } from '../../../renderer/ui/fingerprint.tsx';
import { Icon, iconNames } from '../../../renderer/ui/icon.tsx';
import { Segment } from '../../../renderer/ui/segment.tsx';
import { type Column, Table } from '../../../renderer/ui/table.tsx';
import { Tabs } from '../../../renderer/ui/tabs.tsx';
import { ToastProvider, useToast } from '../../../renderer/ui/toast.tsx';
import '../../../renderer/ui/styles.css';

let takeAway: () => void = () => undefined;
afterEach(() => takeAway());

function show(content: ReactNode): void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(content));
  takeAway = () => {
    root.unmount();
    place.remove();
  };
}

describe('a button', () => {
  test('does nothing while it is busy, and says that it is', async () => {
    const press = vi.fn<() => void>();
    show(
      <Button busy onClick={press}>
        Сақтау
      </Button>,
    );
    const button = page.getByRole('button', { name: 'Сақтау' });
    await expect.element(button).toHaveAttribute('aria-busy', 'true');
    button.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(press).not.toHaveBeenCalled();
  });

  test('is at least 44 px high and wide', () => {
    show(<Button icon="x" aria-label="Жабу" />);
    const { width, height } = page.getByRole('button').element().getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  });
});

describe('fields', () => {
  test('tie their error and hint to the control', async () => {
    show(
      <TextField
        label="Атауы"
        hint="Қысқаша"
        error="Бос болмасын"
        value=""
        onChange={() => undefined}
      />,
    );
    const field = page.getByLabelText('Атауы');
    await expect.element(field).toBeInvalid();
    await expect.element(field).toHaveAccessibleDescription('Бос болмасын Қысқаша');
  });

  test('give back what was chosen', async () => {
    const chosen = vi.fn<(value: string | boolean) => void>();
    show(
      <>
        <SelectField
          label="Өңір"
          value="a"
          onChange={chosen}
          options={[
            { value: 'a', label: 'Абай облысы' },
            { value: 'b', label: 'Ақмола облысы' },
          ]}
        />
        <CheckField label="Келісемін" checked={false} onChange={chosen} />
        <RadioField
          label="Себебі"
          value=""
          onChange={chosen}
          options={[
            { value: 'x', label: 'Бірінші' },
            { value: 'y', label: 'Екінші' },
          ]}
        />
      </>,
    );
    await page.getByLabelText('Өңір').selectOptions('b');
    await page.getByRole('checkbox', { name: 'Келісемін' }).click();
    await page.getByRole('radio', { name: 'Екінші' }).click();
    expect(chosen.mock.calls).toEqual([['b'], [true], ['y']]);
  });
});

interface Row {
  readonly id: string;
  readonly score: number;
}
const rows: readonly Row[] = [
  { id: 'b', score: 2 },
  { id: 'a', score: 3 },
  { id: 'c', score: 1 },
];
const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', cell: (row) => row.id },
  {
    id: 'score',
    title: 'Score',
    cell: (row) => row.score,
    numeric: true,
    compare: (a, b) => a.score - b.score,
  },
];

describe('a table', () => {
  test('sorts by a column and says how', async () => {
    show(<Table label="Rows" columns={columns} rows={rows} rowKey={(row) => row.id} />);
    const names = () =>
      [...document.querySelectorAll('tbody td:first-child')].map((cell) => cell.textContent);
    expect(names()).toEqual(['b', 'a', 'c']);
    await page.getByRole('button', { name: 'Score' }).click();
    expect(names()).toEqual(['c', 'b', 'a']);
    await expect
      .element(page.getByRole('columnheader', { name: 'Score' }))
      .toHaveAttribute('aria-sort', 'ascending');
    await page.getByRole('button', { name: 'Score' }).click();
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  test('lets rows be chosen by keys', async () => {
    const choose = vi.fn<(key: string, row: Row) => void>();
    show(
      <Table
        label="Rows"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        selected="b"
        onSelect={choose}
      />,
    );
    await expect.element(page.getByRole('row', { selected: true })).toHaveTextContent('b');
    await userEvent.keyboard('{Tab}{Tab}{ArrowDown}{Enter}');
    expect(choose).toHaveBeenCalledExactlyOnceWith('a', rows[1]);
  });
});

describe('dialogs', () => {
  test('write no style element, which the content policy would refuse', async () => {
    const before = document.querySelectorAll('style').length;
    show(
      <Dialog open onClose={() => undefined} title="Сұрақ">
        <p>Мәтін</p>
      </Dialog>,
    );
    await expect.element(page.getByRole('dialog', { name: 'Сұрақ' })).toBeVisible();
    expect(document.querySelectorAll('style')).toHaveLength(before);
  });

  test('have the focus on the safe button, and Escape is the safe way out', async () => {
    const [close, confirm] = [vi.fn<() => void>(), vi.fn<() => void>()];
    show(
      <ConfirmDialog
        open
        danger
        title="Өшіру?"
        verb="Өшіру"
        cancel="Жабу"
        onClose={close}
        onConfirm={confirm}
      />,
    );
    await expect.element(page.getByRole('button', { name: 'Жабу' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(close).toHaveBeenCalledOnce();
    expect(confirm).not.toHaveBeenCalled();
  });
});

test('a segment is moved by arrows and always has one choice', async () => {
  function Views() {
    const [view, setView] = useState<'map' | 'table'>('map');
    return (
      <Segment
        label="View"
        value={view}
        onChange={setView}
        options={[
          { value: 'map', label: 'Map' },
          { value: 'table', label: 'Table' },
        ]}
      />
    );
  }
  show(<Views />);
  await page.getByRole('radio', { name: 'Map' }).click();
  await expect.element(page.getByRole('radio', { name: 'Map' })).toBeChecked();
  await userEvent.keyboard('{ArrowRight>}');
  await expect.element(page.getByRole('radio', { name: 'Table' })).toBeChecked();
  await userEvent.keyboard('{/ArrowRight}');
});

test('a choice with more words than a telephone is wide takes two lines', async () => {
  await page.viewport(320, 640);
  const words = 'Course of the meeting and all that was said in it';
  const options = [{ value: words, label: words }];
  show(<Segment label="View" value={words} onChange={() => undefined} options={options} />);
  await expect.element(page.getByRole('radio', { name: words })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await page.viewport(1366, 768);
});

test('tabs show one panel at a time', async () => {
  show(
    <Tabs
      label="Parts"
      tabs={[
        { value: 'one', label: 'One', content: <p>first panel</p> },
        { value: 'two', label: 'Two', content: <p>second panel</p> },
      ]}
    />,
  );
  await page.getByRole('tab', { name: 'Two' }).click();
  await expect.element(page.getByText('second panel')).toBeVisible();
  await expect.element(page.getByText('first panel')).not.toBeInTheDocument();
});

test('files may be dropped anywhere in the window', async () => {
  const take = vi.fn<(files: readonly DroppedFile[]) => void>();
  show(<FileDrop prompt="Drop here" button="Choose" onPick={() => undefined} onFiles={take} />);
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array([1, 2, 3])], 'region.qzb'));
  document.body.dispatchEvent(
    new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }),
  );
  await expect
    .poll(() => take.mock.calls)
    .toEqual([[[{ name: 'region.qzb', bytes: new Uint8Array([1, 2, 3]) }]]]);
});

test('a toast offers the way back once', async () => {
  const undo = vi.fn<() => void>();
  function Trigger() {
    const showToast = useToast();
    return (
      <Button
        onClick={() => showToast({ text: 'Өшірілді', undo: { label: 'Болдырмау', run: undo } })}
      >
        Go
      </Button>
    );
  }
  show(
    <ToastProvider>
      <Trigger />
    </ToastProvider>,
  );
  await page.getByRole('button', { name: 'Go' }).click();
  await page.getByRole('button', { name: 'Болдырмау' }).click();
  expect(undo).toHaveBeenCalledOnce();
  await expect.element(page.getByText('Өшірілді')).not.toBeInTheDocument();
});

test('a fingerprint is shown in groups of five digits', () => {
  show(<Fingerprint label="Key" digits={'1234567890'.repeat(4)} />);
  expect([...document.querySelectorAll('code')].map((group) => group.textContent)).toEqual(
    Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? '12345' : '67890')),
  );
});

test('every icon draws something', () => {
  show(iconNames.map((name) => <Icon key={name} name={name} />));
  const sizes = [...document.querySelectorAll('svg')].map((icon) => icon.getBBox());
  expect(sizes).toHaveLength(iconNames.length);
  expect(sizes.every(({ width, height }) => width + height > 5)).toBe(true);
});
