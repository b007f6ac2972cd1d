/**
 * Opens the browser's own chooser, as `prepare` sets it up, and gives what the person chose: none where they closed it.
 * Files are read only when asked for.
 */
export async function chooseFiles(
  document: Document,
  prepare: (input: HTMLInputElement) => void,
): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  prepare(input);
  document.body.append(input);
  try {
    await new Promise<void>((resolve) => {
      input.addEventListener('change', () => resolve(), { once: true });
      input.addEventListener('cancel', () => resolve(), { once: true });
      input.click();
    });
    return [...(input.files ?? [])];
  } finally {
    input.remove();
  }
}
